/** What the worker and the model host say to each other. Both sides check every message. */
import { z } from 'zod';

const modelInfo = z.object({
  name: z.string(),
  kind: z.enum(['base', 'instruct']),
  adapter: z.string().nullable(),
  contextSize: z.number(),
  device: z.enum(['cpu', 'gpu']),
});

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
  maxTokens: z.number(),
  sampling: z.enum(['greedy', 'free']),
});

const completion = z.object({
  text: z.string(),
  ended: z.enum(['eos', 'stop', 'limit']),
  promptTokens: z.number(),
  cachedTokens: z.number(),
  generatedTokens: z.number(),
  milliseconds: z.number(),
});

/** Worker to host. Each request has an id, which its answer carries. */
export const hostRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), id: z.number(), specification }),
  z.object({ type: z.literal('complete'), id: z.number(), request: completionRequest }),
  z.object({ type: z.literal('count_tokens'), id: z.number(), text: z.string() }),
  /** ends the request with this id within one token */
  z.object({ type: z.literal('abort'), id: z.number() }),
  z.object({ type: z.literal('dispose'), id: z.number() }),
]);
export type HostRequest = z.infer<typeof hostRequest>;

/** Host to worker. */
export const hostReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded'), id: z.number(), info: modelInfo }),
  z.object({ type: z.literal('token'), id: z.number(), generated: z.number() }),
  z.object({ type: z.literal('completed'), id: z.number(), completion }),
  z.object({ type: z.literal('counted'), id: z.number(), tokens: z.number() }),
  z.object({ type: z.literal('disposed'), id: z.number() }),
  z.object({
    type: z.literal('error'),
    id: z.number(),
    kind: z.enum(['failure', 'usage', 'not_found', 'engine_unavailable', 'model_unavailable', 'interrupted']),
    message: z.string(),
    nextStep: z.string(),
  }),
]);
export type HostReply = z.infer<typeof hostReply>;
