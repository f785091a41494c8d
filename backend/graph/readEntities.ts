/** Lists the entities of the graph and reads one with its episodes. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';
import type { EntitySummary } from '../journal/Journal.ts';
import { DIARIST_UID, normalName } from './names.ts';

const SUMMARY = `
WITH n, count(DISTINCT e) AS episodes, count(r) AS mentions, min(e.date) AS first, max(e.date) AS last
RETURN n.uid AS id, n.name AS name, n.type AS type, n.aliases AS aliases, episodes, mentions, first, last
ORDER BY episodes DESC, name`;

const ALL = `MATCH (e:Episode)-[r:MENTIONS]->(n:Entity) ${SUMMARY}`;
const OF_TYPE = `MATCH (e:Episode)-[r:MENTIONS]->(n:Entity {type: $type}) ${SUMMARY}`;

/** The diarist has relations but no mentions, so mentions are optional for one entity. */
const ONE = `
MATCH (n:Entity) WHERE n.uid = $id OR n.norm = $norm OR $norm IN coalesce(n.norms, [])
OPTIONAL MATCH (e:Episode)-[r:MENTIONS]->(n) ${SUMMARY}`;

const QUOTES = `
MATCH (e:Episode)-[r:MENTIONS]->(n:Entity {uid: $id})
RETURN e.uid AS episode, e.date AS date, r.surface AS surface, r.start AS start, r.end AS end
ORDER BY date DESC, episode DESC, start`;

const summaries = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.enum(ENTITY_TYPES),
    aliases: z
      .array(z.string())
      .nullable()
      .transform((aliases) => aliases ?? []),
    episodes: z.number(),
    mentions: z.number(),
    first: z.string().nullable(),
    last: z.string().nullable(),
  }),
);

/** null where the person says so although no words of the text do */
const mentionPlace = { surface: z.string().nullable(), start: z.number().nullable(), end: z.number().nullable() };
const places = z.array(z.object({ episode: z.string(), date: z.string(), ...mentionPlace }));
export type MentionPlace = z.infer<typeof places>[number];

/** Entities that episodes mention, most often mentioned first. */
export async function readEntities(graph: Graph, type?: EntityType): Promise<EntitySummary[]> {
  const reply = type ? await graph.roQuery(OF_TYPE, { params: { type } }) : await graph.roQuery(ALL);
  return summaries.parse(reply.data ?? []);
}

/** Entities with this id, name or alias: first those shown by that very name, the most mentioned first; the diarist answers to "Me". */
export async function findEntities(graph: Graph, nameOrId: string): Promise<EntitySummary[]> {
  const norm = normalName(nameOrId);
  const reply = await graph.roQuery(ONE, { params: { id: norm === 'me' ? DIARIST_UID : nameOrId, norm } });
  const found = summaries.parse(reply.data ?? []);
  const isCalledSo = ({ id, name }: EntitySummary) => id === nameOrId || normalName(name) === norm;
  return [...found.filter(isCalledSo), ...found.filter((entity) => !isCalledSo(entity))];
}

/** Places where an entity is mentioned, newest episode first. @param limit most of them; all when left out */
export async function readMentionPlaces(graph: Graph, id: string, limit?: number): Promise<MentionPlace[]> {
  const reply =
    limit === undefined
      ? await graph.roQuery(QUOTES, { params: { id } })
      : await graph.roQuery(`${QUOTES} LIMIT $limit`, { params: { id, limit } });
  return places.parse(reply.data ?? []);
}
