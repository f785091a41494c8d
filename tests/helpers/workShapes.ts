/** The shapes of the program's JSON about its background: these fields and no others. */
import { z } from 'zod';
import { MODEL_STATES, RUN_OUTCOMES, STAGES } from '../../backend/glossary.ts';
import { EVENT_TYPES } from '../../backend/journal/event.ts';

const instant = z.iso.datetime();
const corridor = z.enum(['ask', 'manual', 'entry', 'backfill']);
const stage = z.enum(STAGES);
const count = z.int().nonnegative();

export const runShape = z.strictObject({
  id: z.string(),
  item: z.string(),
  episode: z.string(),
  stage,
  revision: z.int().positive(),
  preview: z.boolean(),
  corridor,
  attempt: count,
  worker: z.string(),
  model: z.string().nullable(),
  prompt_version: z.string().nullable(),
  claimed: instant,
  started: instant.nullable(),
  first_token: instant.nullable(),
  ended: instant.nullable(),
  prompt_tokens: count.nullable(),
  cached_tokens: count.nullable(),
  generated_tokens: count.nullable(),
  tokens_per_second: z.number().nullable(),
  outcome: z.enum(RUN_OUTCOMES),
  error_class: z.string().nullable(),
  error_message: z.string().nullable(),
  accepted: instant.nullable(),
  replaced: z.strictObject({ run: z.string().nullable(), model: z.string(), prompt_version: z.string() }).nullable(),
});

export const eventShape = z.strictObject({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  at: instant,
  episode: z.string().nullable(),
  stage: stage.nullable(),
  item: z.string().nullable(),
  run: z.string().nullable(),
  detail: z.string().nullable(),
  tokens: count.nullable(),
  tokens_per_second: z.number().nullable(),
});

export const workItemShape = z.strictObject({
  item: z.string(),
  episode: z.string(),
  stage,
  revision: z.int().positive(),
  preview: z.boolean(),
  corridor,
  model: z.string().nullable(),
  state: z.enum(['running', 'ready', 'waiting', 'held']),
  attempts: count,
  transient_failures: count,
  queued: instant,
  not_before: instant.nullable(),
  reason: z.string().nullable(),
});

export const backgroundShape = z.strictObject({
  home: z.string(),
  engine: z.strictObject({
    pid: z.number().nullable(),
    version: z.string().nullable(),
    socket: z.string().nullable(),
    state: z.enum(['up', 'down']),
  }),
  worker: z.strictObject({ pid: z.number().nullable(), state: z.string() }),
  model: z.strictObject({
    name: z.string().nullable(),
    state: z.enum(MODEL_STATES),
    pid: z.number().nullable(),
    rss_bytes: z.number().nullable(),
  }),
  inference_enabled: z.boolean(),
  counts: z.strictObject({
    pending_nodes: count,
    pending_edges: count,
    running: count,
    done: count,
    needs_attention: count,
  }),
  queue: z.array(workItemShape),
  workers: z.array(z.strictObject({ id: z.string(), pid: z.number(), machine: z.string(), local: z.boolean() })),
  backlog: z.strictObject({
    ready: count,
    waiting: count,
    held: count,
    running: count,
    corridors: z.record(corridor, count),
    stages: z.record(stage, count),
    oldest_seconds: z.number().nullable(),
    eta_seconds: z.number().nullable(),
  }),
  proposals: z.strictObject({ pending: count, ready: count, failed: count }),
  activity: z.strictObject({
    state: z.enum(['idle', 'loading', 'reading', 'unloading', 'waiting', 'off']),
    episode: z.string().nullable(),
    stage: stage.nullable(),
    run: z.string().nullable(),
    tokens: count.nullable(),
    tokens_per_second: z.number().nullable(),
    finished: count,
    reason: z.string().nullable(),
    until: instant.nullable(),
  }),
  disk: z.strictObject({ free_bytes: count, state: z.enum(['roomy', 'low', 'full']) }),
});
