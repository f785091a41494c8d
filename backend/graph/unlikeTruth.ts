/** Compares the graph with the truth, entry by entry, by what is cheap to ask: which there are, and how much is in each. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readExtraction } from '../store/readExtraction.ts';
import { entityUid } from './names.ts';

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

/** How many places of an entry its stored extraction names. */
async function storedMentions(client: EngineClient, id: string): Promise<number> {
  const [revision, nodes] = await Promise.all([
    client.hGet(keys.episode(id), 'revision'),
    readExtraction(client, id, 'nodes'),
  ]);
  if (nodes === null || nodes.revision !== Number(revision)) return 0;
  const places = nodes.entities.flatMap(({ type, name, mentions }) =>
    mentions.map(({ start, end }) => `${entityUid(type, name)} ${start} ${end}`),
  );
  return new Set(places).size;
}
