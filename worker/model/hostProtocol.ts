/** What the worker and the model host say to each other, checked on both sides. */
import { z } from 'zod';
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';

const count = z.number().int().nonnegative();
const requestId = z.number().int().positive();

const specification = z.object({
  name: z.string(),
  kind: z.enum(['base', 'instruct']),
  path: z.string(),
  adapter: z.string().nullable(),
});

const completionRequest = z.object({
  prompt: z.array(z.string()),
  chat: z.object({ system: z.string() }).exactOptional(),
  stop: z.array(z.string()),
  loops: z.enum(['lines', 'cycles']).exactOptional(),
  maxTokens: z.number().int().positive(),
  sampling: z.enum(['greedy', 'free']),
});

const device = z.enum(['auto', 'cpu']);

/** Worker → host. `load` comes first and once. */
export const hostRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id: requestId, specification, device }),
  z.object({ type: z.literal('complete'), id: requestId, request: completionRequest }),
  z.object({ type: z.literal('countTokens'), id: requestId, text: z.string() }),
  z.object({ type: z.literal('abort'), id: requestId }),
  z.object({ type: z.literal('dispose') }),
]);
export type HostRequest = z.infer<typeof hostRequest>;

const modelInfo = z.object({
  name: z.string(),
  kind: z.enum(['base', 'instruct']),
  adapter: z.string().nullable(),
  contextSize: z.number().int().positive(),
  device: z.enum(['cpu', 'gpu']),
});

const completion = z.object({
  text: z.string(),
  tokens: z.array(z.object({ end: count, probability: z.number().min(0).max(1) })).exactOptional(),
  ended: z.enum(['eos', 'stop', 'loop', 'limit']),
  promptTokens: count,
  cachedTokens: count,
  generatedTokens: count,
  milliseconds: z.number().nonnegative(),
});

const hostError = z.object({
  kind: z.enum(['failure', 'model_unavailable']),
  message: z.string(),
  nextStep: z.string(),
  retryAfter: z.number().nonnegative().nullable().default(null),
});
export type HostError = z.infer<typeof hostError>;

/** Host → worker. `load`, `complete` and `countTokens` are each answered once, with their id. */
export const hostReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded'), id: requestId, info: modelInfo }),
  z.object({ type: z.literal('token'), id: requestId, generated: count }),
  z.object({ type: z.literal('completed'), id: requestId, completion }),
  z.object({ type: z.literal('counted'), id: requestId, tokens: count }),
  z.object({ type: z.literal('failed'), id: requestId, error: hostError }),
]);
export type HostReply = z.infer<typeof hostReply>;

/** An error as it travels. Messages of other people's code could hold entry text, so only their name goes along. */
export function toHostError(error: unknown): HostError {
  if (error instanceof KithError) {
    const kind = error.kind === 'model_unavailable' ? 'model_unavailable' : 'failure';
    return { kind, message: error.message, nextStep: error.nextStep, retryAfter: error.retryAfter };
  }
  const name = error instanceof Error ? error.name : 'Error';
  return {
    kind: 'failure',
    message: `The model failed (${name}).`,
    nextStep: 'Try again: kith enrich ID',
    retryAfter: null,
  };
}

/** The error of the other side, as one of ours. */
export function fromHostError({ kind, message, nextStep, retryAfter }: HostError): KithError {
  const options = retryAfter === null ? {} : { retryAfter };
  return kind === 'model_unavailable'
    ? new ModelUnavailableError(message, nextStep, options)
    : new KithError(kind, message, nextStep, options);
}
