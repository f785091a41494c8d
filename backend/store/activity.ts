/** What the worker says about itself: read by every window, written only by the worker. */
import { z } from 'zod';
import { MODEL_STATES, STAGES } from '../glossary.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const textOrNull = z.string().transform((text) => (text === '' ? null : text));

const storedActivity = z.object({
  state: z.enum(['idle', 'loading', 'reading', 'unloading', 'waiting', 'off']).default('idle'),
  episode: textOrNull.default(null),
  stage: textOrNull.pipe(z.enum(STAGES).nullable()).default(null),
  finished: z.coerce.number().default(0),
  reason: textOrNull.default(null),
  model_state: z.enum(MODEL_STATES).default('unloaded'),
  model_pid: z
    .string()
    .transform((text) => (text === '' ? null : Number(text)))
    .default(null),
});
export type WorkerActivity = z.infer<typeof storedActivity>;

/** What a worker that has nothing to do says. */
export const IDLE: WorkerActivity = storedActivity.parse({});

/** The worker's last word. Worth something only while a worker lives. */
export async function readActivity(client: EngineClient): Promise<WorkerActivity> {
  return storedActivity.parse(await client.hGetAll(keys.activity));
}

/** Replaces the worker's word. */
export async function writeActivity(client: EngineClient, activity: WorkerActivity): Promise<void> {
  const fields = Object.entries(activity).map(([name, value]) => [name, value === null ? '' : String(value)]);
  await client.hSet(keys.activity, Object.fromEntries(fields) as Record<string, string>);
}
