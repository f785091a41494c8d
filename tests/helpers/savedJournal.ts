/** A journal on disk, made by a real engine that has ended since: what is damaged by a test and brought back. */
import { ulid } from 'ulid';
import { onTestFinished } from 'vitest';
import { wallClock } from '../../backend/journal/dates.ts';
import { connectGraph } from '../../backend/graph/connectGraph.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { projectPending } from '../../backend/graph/projectPending.ts';
import { rewriteData } from '../../backend/engine/rewrite.ts';
import type { JournalPaths } from '../../backend/paths.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { Caretaker } from '../../worker/engine/Caretaker.ts';
import { startKeptEngine } from './startKeptEngine.ts';

export type Step = { save: number } | 'rewrite' | 'back up';

export interface SavedJournal {
  paths: JournalPaths;
  /** text by id, of every acknowledged entry */
  entries: Map<string, string>;
}

/** Makes a journal by doing these steps in order; the graph shows every entry. */
export async function savedJournal(steps: readonly Step[], home?: string): Promise<SavedJournal> {
  const { client, paths, socket, stop } = await startKeptEngine(home);
  const entries = new Map<string, string>();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;
  const caretaker = new Caretaker({ data: paths.data, backups: paths.backups, log });
  const connection = await connectGraph({ socket });
  onTestFinished(() => connection.close());
  const { graph } = connection;
  await requireSchema(client);
  await prepareGraph(graph);
  for (const step of steps) {
    if (step === 'rewrite') {
      await rewriteData({ client, data: paths.data, signal: new AbortController().signal });
    } else if (step === 'back up') await caretaker.backUp(`step-${entries.size}`);
    else {
      for (let left = step.save; left > 0; left -= 1) await saveOne(client, entries);
      await projectPending(client, graph);
    }
  }
  await connection.close();
  await stop();
  return { paths, entries };
}

async function saveOne(client: EngineClient, entries: Map<string, string>): Promise<void> {
  const number = entries.size;
  const text = `Entry ${number}: met Anna at the harbour, ${'rain and wind '.repeat(number % 7)}then home.`;
  const date = `2026-01-${String((number % 28) + 1).padStart(2, '0')}T12:00:00+00:00`;
  const id = ulid();
  await saveEpisode(client, { id, text, date, zone: 'UTC', moment: wallClock(date) }, Date.now());
  entries.set(id, text);
}

/** Text by id of what a journal holds now; each entry is where the lists of entries and of states say. */
export async function storedEntries(client: EngineClient): Promise<Map<string, string>> {
  const ids = await client.zRange(keys.episodes, 0, -1);
  const pending = new Set(await client.zRange(keys.status('pending_nodes'), 0, -1));
  const stored = new Map<string, string>();
  for (const id of ids) {
    const text = await client.hGet(keys.episode(id), 'text');
    if (text === null || !pending.has(id)) throw new Error(`the entry ${id} is in the lists but not there`);
    stored.set(id, text);
  }
  return stored;
}
