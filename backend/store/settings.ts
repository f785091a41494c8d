/** The few settings of a journal. They live in the engine, so every window and the worker see the same. */
import type { JournalSettings } from '../journal/Journal.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** Reads the settings. */
export async function readSettings(client: EngineClient): Promise<JournalSettings> {
  const [enabled, model] = await Promise.all([client.get(keys.inferenceEnabled), client.hGet(keys.settings, 'model')]);
  return { inferenceEnabled: enabled !== '0', model };
}

/** Chooses the model, by catalogue name or path, or 'none' for not now. */
export async function writeModel(client: EngineClient, model: string): Promise<void> {
  await client.multi().hSet(keys.settings, 'model', model).exec();
}
