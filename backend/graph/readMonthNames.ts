/** Reads who and where stands out in each month. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';
import type { MonthName } from '../journal/insight.ts';

/** Names a month and type. */
const MOST = 3;

const BY_MONTH = `
MATCH (e:Episode)-[:MENTIONS]->(n:Entity {type: $type})
WITH substring(e.date, 0, 7) AS month, n, count(DISTINCT e) AS entries
ORDER BY month, entries DESC, n.name, n.uid
WITH month, collect({id: n.uid, name: n.name, type: n.type, entries: entries}) AS names
RETURN month, names[0..${MOST}] AS names ORDER BY month`;

const rows = z.array(
  z.object({
    month: z.string(),
    names: z.array(z.object({ id: z.string(), name: z.string(), type: z.enum(ENTITY_TYPES), entries: z.number() })),
  }),
);

/** Those of one type that most entries of each month YYYY-MM mention, at most three, the most often first. */
export async function readMonthNames(graph: Graph, type: EntityType): Promise<Map<string, MonthName[]>> {
  const found = rows.parse((await graph.roQuery(BY_MONTH, { params: { type } })).data ?? []);
  return new Map(found.map(({ month, names }) => [month, names]));
}
