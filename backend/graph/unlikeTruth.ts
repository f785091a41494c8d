/** Compares the graph with the truth, entry by entry, by what is cheap to ask: which there are, and how much is in each. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { addedMentions } from './episodeNames.ts';
import { identityBook } from './IdentityBook.ts';
import { readTruth } from './readTruth.ts';
import { shownEntities } from './shownEntities.ts';

const BATCH = 200;
/** Every entry with the number of places in it that the graph knows. */
const SHOWN = `
MATCH (e:Episode) OPTIONAL MATCH (e)-[m:MENTIONS]->(:Entity)
RETURN e.uid AS id, count(m) AS mentions`;
const shownRows = z.array(z.object({ id: z.string(), mentions: z.number() }));

/**
 * Ids of the entries that the graph does not show, shows though they are gone, or shows with another number of mentions
 * than is stored. What waits for being shown is left out.
 */
export async function unlikeTruth(client: EngineClient, graph: Graph): Promise<string[]> {
  await identityBook(client).sync();
  const waiting = new Set(await client.zRange(keys.unprojected, 0, -1));
  const reply = await graph.roQuery(SHOWN).catch(() => ({ data: [] }));
  const shown = new Map(shownRows.parse(reply.data ?? []).map(({ id, mentions }) => [id, mentions]));
  const ids = await client.zRange(keys.episodes, 0, -1);
  const there = new Set(ids);
  const unlike = [...shown.keys()].filter((id) => !there.has(id));
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const stored = await Promise.all(batch.map((id) => storedMentions(client, id)));
    unlike.push(...batch.filter((id, index) => shown.get(id) !== stored[index]));
  }
  // What was changed a moment ago is not shown yet, and need not be.
  return unlike.filter((id) => !waiting.has(id));
}

/** How many places of an entry its stored truth names. */
async function storedMentions(client: EngineClient, id: string): Promise<number> {
  const truth = await readTruth(client, id);
  if (truth === null) return 0;
  const { identity, sayings } = identityBook(client);
  const found = { entities: truth.nodes?.entities ?? [], run: truth.nodes?.run ?? '' };
  const shown = shownEntities(identity, truth, found, addedMentions(sayings).get(id) ?? []);
  return shown.reduce((sum, { mentions }) => sum + mentions.length, 0);
}
