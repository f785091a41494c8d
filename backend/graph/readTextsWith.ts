/** Texts of entries that hold a word. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { foldedText } from './names.ts';

const QUERY = `
CALL db.idx.fulltext.queryNodes('Episode', $query) YIELD node
RETURN node.text AS text LIMIT $limit`;
const rows = z.array(z.object({ text: z.string() }));

/**
 * @param word of letters and digits; for anything else nothing is found
 * @param limit most texts
 */
export async function readTextsWith(graph: Graph, word: string, limit: number): Promise<string[]> {
  const query = foldedText(word);
  // The index has a syntax of its own; only words get through.
  if (!/^[\p{L}\p{N}]+$/u.test(query)) return [];
  const reply = await graph.roQuery(QUERY, { params: { query, limit } });
  return rows.parse(reply.data ?? []).map(({ text }) => text);
}
