/** Compares the graph with the truth, entry by entry: which there are, whom each shows where, and what it says of them. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { addedMentions } from './episodeNames.ts';
import { identityBook } from './IdentityBook.ts';
import { toldBy } from './projectRelations.ts';
import { readTruth } from './readTruth.ts';
import { shownEntities, uidOfEnd } from './shownEntities.ts';

const BATCH = 200;
const SHOWN = `
MATCH (e:Episode) OPTIONAL MATCH (e)-[m:MENTIONS]->(n:Entity)
RETURN e.uid AS id, m.uid AS uid, n.uid AS entity, n.name AS name, n.type AS type`;
const TOLD = `
MATCH (:Entity)-[r:RELATES|ENDS]->(:Entity) RETURN DISTINCT r.episode AS id, r.uid AS uid`;

const shownRows = z.array(
  z.object({
    id: z.string(),
    uid: z.string().nullable(),
    entity: z.string().nullable(),
    name: z.string().nullable(),
    type: z.string().nullable(),
  }),
);
const toldRows = z.array(z.object({ id: z.string(), uid: z.string() }));

/** Entry → what it shows, each thing as a line that can be compared. */
type Shown = Map<string, string[]>;

/**
 * Ids of the entries that the graph does not show, shows though they are gone, or shows with somebody else, elsewhere or
 * under another name than follows from what is stored. What waits for being shown is left out.
 */
export async function unlikeTruth(client: EngineClient, graph: Graph): Promise<string[]> {
  await identityBook(client).sync();
  const waiting = new Set(await client.zRange(keys.unprojected, 0, -1));
  const shown = await readShown(graph);
  const ids = await client.zRange(keys.episodes, 0, -1);
  const there = new Set(ids);
  const unlike = [...shown.keys()].filter((id) => !there.has(id));
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const stored = await Promise.all(batch.map((id) => shownByTruth(client, id)));
    unlike.push(...batch.filter((id, index) => !isSame(shown.get(id), stored[index])));
  }
  // What was changed a moment ago is not shown yet, and need not be.
  return unlike.filter((id) => !waiting.has(id));
}

async function readShown(graph: Graph): Promise<Shown> {
  const ask = async (query: string): Promise<unknown[]> =>
    (await graph.roQuery<unknown>(query).catch(() => ({ data: [] }))).data ?? [];
  const shown: Shown = new Map();
  const put = (id: string, ...lines: string[]) => shown.set(id, [...(shown.get(id) ?? []), ...lines]);
  for (const { id, uid, entity, name, type } of shownRows.parse(await ask(SHOWN))) {
    put(id, ...(uid === null ? [] : [mentionLine({ uid, entity, name, type })]));
  }
  for (const { id, uid } of toldRows.parse(await ask(TOLD))) put(id, uid);
  return shown;
}

/** What follows from the stored truth of an entry; nothing where that is gone. */
async function shownByTruth(client: EngineClient, id: string): Promise<string[] | undefined> {
  const truth = await readTruth(client, id);
  if (truth === null) return undefined;
  const { identity, sayings } = identityBook(client);
  const found = { entities: truth.nodes?.entities ?? [], run: truth.nodes?.run ?? '' };
  const shown = shownEntities(identity, truth, found, addedMentions(sayings).get(id) ?? []);
  const mentions = shown.flatMap(({ individual: { uid: entity, name, type }, mentions: places }) =>
    places.map(({ uid }) => mentionLine({ uid, entity, name, type })),
  );
  const { relations, endings } = toldBy(truth, uidOfEnd(identity, id, shown));
  return [...mentions, ...[...relations, ...endings].map(({ uid }) => uid)];
}

function mentionLine(mention: {
  uid: string;
  entity: string | null;
  name: string | null;
  type: string | null;
}): string {
  return JSON.stringify([mention.uid, mention.entity, mention.name, mention.type]);
}

function isSame(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const [left, right] = [new Set(one), new Set(other)];
  return left.size === right.size && [...left].every((line) => right.has(line));
}
