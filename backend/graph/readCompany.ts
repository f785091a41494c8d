/** Reads who and what entries name together with an entity, and when they mention it. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { ENTITY_TYPES, PREDICATES, RELATED_TO } from '../glossary.ts';
import type { Companion, MonthCount, Neighbour, NeighbourRelation } from '../journal/companion.ts';
import { toldFrom } from '../relations/direction.ts';

const TOGETHER = `
MATCH (n:Entity {uid: $id})<-[:MENTIONS]-(e:Episode)-[:MENTIONS]->(o:Entity) WHERE o.uid <> $id
WITH n, o, count(DISTINCT e) AS entries, max(e.date) AS last
ORDER BY entries DESC, last DESC, o.uid LIMIT $limit`;
const SHOWN = 'o.uid AS id, o.name AS name, o.type AS type, entries, last';
const ORDER = 'ORDER BY entries DESC, last DESC, id';

const COMPANY = `${TOGETHER} RETURN ${SHOWN} ${ORDER}`;
const NEIGHBOURS = `${TOGETHER}
OPTIONAL MATCH (n)-[r:RELATES]-(o)
RETURN ${SHOWN}, collect(DISTINCT CASE WHEN r IS NULL THEN NULL
  ELSE [r.predicate, coalesce(r.verb, ''), startNode(r).uid] END) AS relations ${ORDER}`;

const MONTHS = `
MATCH (e:Episode)-[:MENTIONS]->(n:Entity {uid: $id})
RETURN substring(e.date, 0, 7) AS month, count(DISTINCT e) AS entries ORDER BY month`;

const companion = {
  id: z.string(),
  name: z.string(),
  type: z.enum(ENTITY_TYPES),
  entries: z.number(),
  last: z.string(),
};
const companions = z.array(z.object(companion));
const told = z.tuple([z.enum([...PREDICATES, RELATED_TO]), z.string(), z.string()]);
const neighbours = z.array(z.object({ ...companion, relations: z.array(told) }));
const months = z.array(z.object({ month: z.string(), entries: z.number() }));

/** Those named in the most entries together with an entity, the most often first. @param limit most rows */
export async function readCompany(graph: Graph, id: string, limit: number): Promise<Companion[]> {
  return companions.parse((await graph.roQuery(COMPANY, { params: { id, limit } })).data ?? []);
}

/** The same with what entries say of the two, told from the entity that was asked for where words allow. */
export async function readNeighbours(graph: Graph, id: string, limit: number): Promise<Neighbour[]> {
  const found = neighbours.parse((await graph.roQuery(NEIGHBOURS, { params: { id, limit } })).data ?? []);
  return found.map(({ relations, ...other }) => ({
    ...other,
    relations: once(relations.map(([predicate, verb, subject]) => toldOf(predicate, verb, subject === id))),
  }));
}

/** Entries that mention an entity, by month, the earliest first; months without any are left out. */
export async function readMonths(graph: Graph, id: string): Promise<MonthCount[]> {
  return months.parse((await graph.roQuery(MONTHS, { params: { id } })).data ?? []);
}

function toldOf(predicate: NeighbourRelation['predicate'], verb: string, isSubject: boolean): NeighbourRelation {
  const [subject, object] = isSubject ? (['own', 'other'] as const) : (['other', 'own'] as const);
  const relation = toldFrom({ subject, predicate, object }, (end) => end === 'own');
  return {
    predicate: relation.predicate,
    ...(verb === '' ? {} : { verb }),
    outward: relation.subject === 'own',
  };
}

/** Two directions of one relation may read the same: friends of each other. In an order of their own. */
function once(relations: readonly NeighbourRelation[]): NeighbourRelation[] {
  const keyOf = ({ predicate, verb, outward }: NeighbourRelation) => `${predicate} ${verb ?? ''} ${outward}`;
  const byKey = new Map(relations.map((relation) => [keyOf(relation), relation]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, relation]) => relation);
}
