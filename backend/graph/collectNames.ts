/** Collects what all entries name, from the truth: once for a journal, and whenever the graph is made again. */
import type { EpisodeNames } from '../identity/NameTable.ts';
import type { Saying } from '../journal/correction.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readExtraction } from '../store/readExtraction.ts';
import { addedMentions, episodeNames, type Added } from './episodeNames.ts';

const BATCH = 200;

/** Entry → what it names; those that name nothing are left out. */
export async function collectNames(
  client: EngineClient,
  sayings: readonly Saying[],
): Promise<Map<string, EpisodeNames>> {
  const added = addedMentions(sayings);
  const ids = await client.zRange(keys.episodes, 0, -1);
  const all = new Map<string, EpisodeNames>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const found = await Promise.all(batch.map((id) => namesOf(client, id, added.get(id) ?? [])));
    for (const [at, id] of batch.entries()) {
      const names = found[at];
      if (names && names.names.length > 0) all.set(id, names);
    }
  }
  return all;
}

async function namesOf(client: EngineClient, id: string, added: readonly Added[]): Promise<EpisodeNames | null> {
  const [[revision, date, deleted], nodes] = await Promise.all([
    client.hmGet(keys.episode(id), ['revision', 'date', 'deleted']),
    readExtraction(client, id, 'nodes'),
  ]);
  if (date === null || date === undefined || deleted) return null;
  return episodeNames(date, nodes?.revision === Number(revision) ? nodes.entities : [], added);
}
