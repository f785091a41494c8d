/** Indexes of the graph. There are no constraints: a UNIQUE one crashes the engine on a value with a space at its end. */
import type { Graph } from 'falkordb';
import { z } from 'zod';

const INDEXES = [
  'CREATE INDEX FOR (e:Episode) ON (e.uid)',
  'CREATE INDEX FOR (n:Entity) ON (n.uid)',
  'CREATE INDEX FOR (n:Entity) ON (n.norm)',
  // Without stop words: "The The" is a band, and "will" may be a person.
  "CALL db.idx.fulltext.createNodeIndex({label: 'Episode', stopwords: []}, 'text', 'folded')",
  "CALL db.idx.fulltext.createNodeIndex({label: 'Entity', stopwords: []}, 'name', 'aliases')",
];

const count = z.array(z.object({ indexes: z.number() }));

/** Makes the indexes of a new graph. Does nothing when there are any. */
export async function prepareGraph(graph: Graph): Promise<void> {
  const reply = await graph.query('CALL db.indexes() YIELD label RETURN count(label) AS indexes');
  if ((count.parse(reply.data)[0]?.indexes ?? 0) > 0) return;
  for (const query of INDEXES) await graph.query(query);
}
