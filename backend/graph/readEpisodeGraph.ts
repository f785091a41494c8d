/** What the graph knows of one episode: its entities with their mentions, and its relations. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { ENTITY_TYPES, PREDICATES, RELATED_TO } from '../glossary.ts';
import type { MentionedEntity, Relation } from '../journal/Journal.ts';
import { toldFrom } from '../relations/direction.ts';
import { offsets } from '../relations/offsets.ts';
import { DIARIST_UID } from './names.ts';

const MENTIONS = `
MATCH (e:Episode {uid: $episode})-[r:MENTIONS]->(n:Entity)
RETURN n.uid AS id, n.name AS name, n.type AS type, r.surface AS surface, r.start AS start, r.end AS end,
  r.confidence AS confidence
ORDER BY r.start`;

const RELATIONS = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity)-[r:RELATES {episode: $episode}]-(:Entity)
WITH DISTINCT r
RETURN startNode(r).uid AS from, startNode(r).name AS subject, r.predicate AS predicate, r.verb AS verb,
  endNode(r).uid AS to, endNode(r).name AS object, r.evidence AS evidence, r.start AS start, r.end AS end,
  r.valid_at AS valid_at, r.confidence AS confidence, r.uid AS uid
ORDER BY uid`;

const mentionRows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.enum(ENTITY_TYPES),
    // null where the person says so although no words of the text do
    surface: z.string().nullable(),
    start: z.number().nullable(),
    end: z.number().nullable(),
    confidence: z.number().nullable(),
  }),
);

const relationRows = z.array(
  z.object({
    from: z.string(),
    subject: z.string(),
    predicate: z.enum([...PREDICATES, RELATED_TO]),
    verb: z.string().nullable(),
    to: z.string(),
    object: z.string(),
    evidence: z.string(),
    start: z.number().nullable(),
    end: z.number().nullable(),
    valid_at: z.string(),
    confidence: z.number().nullable(),
  }),
);

/** Entities of an episode in the order of their first mention. */
export async function readMentionedEntities(graph: Graph, episode: string): Promise<MentionedEntity[]> {
  const reply = await graph.roQuery(MENTIONS, { params: { episode } });
  const entities = new Map<string, MentionedEntity>();
  for (const { id, name, type, surface, start, end, confidence } of mentionRows.parse(reply.data ?? [])) {
    const entity = entities.get(id) ?? { id, name, type, mentions: [] };
    if (surface !== null && start !== null && end !== null) {
      entity.mentions.push({ surface, start, end, ...known(confidence) });
    }
    entities.set(id, entity);
  }
  return [...entities.values()];
}

/** Relations that this episode is the evidence for, told from the diarist where words allow. */
export async function readEpisodeRelations(graph: Graph, episode: string): Promise<Relation[]> {
  const reply = await graph.roQuery(RELATIONS, { params: { episode } });
  return relationRows
    .parse(reply.data ?? [])
    .map(({ from, subject, predicate, verb, to, object, evidence, ...row }) => {
      const ends = { subject: { uid: from, name: subject }, predicate, object: { uid: to, name: object } };
      const told = toldFrom(ends, ({ uid }) => uid === DIARIST_UID);
      return {
        subject: told.subject.name,
        predicate: told.predicate,
        ...(verb === null ? {} : { verb }),
        object: told.object.name,
        evidence,
        ...offsets(row.start, row.end),
        valid_at: row.valid_at,
        ...known(row.confidence),
      };
    });
}

function known(confidence: number | null): { confidence?: number } {
  return confidence === null ? {} : { confidence };
}
