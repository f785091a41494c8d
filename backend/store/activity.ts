/** What a worker says about itself: read by every window, written only by the worker. */
import { z } from 'zod';
import { MODEL_STATES, STAGES } from '../glossary.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const textOrNull = z.string().transform((text) => (text === '' ? null : text));
const numberOrNull = textOrNull.transform((text) => (text === null ? null : Number(text)));

const storedActivity = z.object({
  state: z.enum(['idle', 'loading', 'reading', 'unloading', 'waiting', 'off']).default('idle'),
  episode: textOrNull.default(null),
  stage: textOrNull.pipe(z.enum(STAGES).nullable()).default(null),
  run: textOrNull.default(null),
  tokens: numberOrNull.default(null),
  tokens_per_second: numberOrNull.default(null),
  finished: z.coerce.number().default(0),
  reason: textOrNull.default(null),
  /** ISO instant */
  until: textOrNull.default(null),
  model_state: z.enum(MODEL_STATES).default('unloaded'),
  model_pid: numberOrNull.default(null),
});
export type WorkerActivity = z.infer<typeof storedActivity>;

/** What a worker that has nothing to do says. */
export const IDLE: WorkerActivity = storedActivity.parse({});

/** A worker's last word. Worth something only while it lives. */
export async function readActivity(client: EngineClient, worker: string): Promise<WorkerActivity> {
  return storedActivity.parse(await client.hGetAll(keys.activity(worker)));
}

/** Replaces the worker's word. */
export async function writeActivity(client: EngineClient, worker: string, activity: WorkerActivity): Promise<void> {
  const fields = Object.entries(activity).map(([name, value]) => [name, value === null ? '' : String(value)]);
  await client.hSet(keys.activity(worker), Object.fromEntries(fields) as Record<string, string>);
}

/** Entries of the progress stream that are kept: it is for those who watch, not a record. */
const PROGRESS_KEPT = 100;

export interface Progress {
  episode: string;
  stage: string;
  item: string;
  run: string;
  tokens: number;
  tokensPerSecond: number | null;
}

/** Tells how far the model is, to those who watch now and those who look later. */
export async function writeProgress(client: EngineClient, worker: string, progress: Progress): Promise<void> {
  const { episode, stage, item, run } = progress;
  const counted = { tokens: String(progress.tokens), tokens_per_second: progress.tokensPerSecond?.toFixed(1) ?? '' };
  await client
    .multi()
    .hSet(keys.activity(worker), counted)
    .xAdd(
      keys.progress,
      '*',
      { type: 'progress', episode, stage, item, run, ...counted },
      {
        TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: PROGRESS_KEPT },
      },
    )
    .exec();
}
