/** Full-text search through the engine's own index. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { foldedText } from './names.ts';

const QUERY = `
CALL db.idx.fulltext.queryNodes('Episode', $query) YIELD node, score
RETURN node.uid AS id, score
ORDER BY score DESC, node.date DESC
LIMIT $limit`;

const rows = z.array(z.object({ id: z.string(), score: z.coerce.number() }));

/** Words (letters and digits of any script) and "quoted phrases" of what a person typed. */
const TERMS = /"([^"]*)"|[\p{L}\p{N}\p{M}]+/gu;

/**
 * The index's own query for what a person typed: all words must occur, quoted words side by side, and the last word may
 * be unfinished. Nothing else of the index's syntax gets through. Empty when there is no word in it.
 */
export function indexQuery(typed: string): string {
  const terms: string[] = [];
  for (const match of foldedText(typed).matchAll(TERMS)) {
    const words = (match[1] ?? match[0]).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) continue;
    const isPhrase = match[1] !== undefined && words.length > 1;
    terms.push(isPhrase ? `"${words.join(' ')}"` : words.join(' '));
  }
  const last = terms.at(-1);
  // The index refuses a prefix of one letter. A finished word is offered beside the prefix, for its other word forms.
  if (last !== undefined && /^[\p{L}\p{N}]{2,}$/u.test(last) && !/["\s]$/.test(typed)) {
    terms[terms.length - 1] = `(${last}|${last}*)`;
  }
  return terms.join(' ');
}

/**
 * Ids of matching episodes, best first.
 * @param limit most hits, a whole number
 */
export async function searchGraph(graph: Graph, typed: string, limit: number): Promise<z.infer<typeof rows>> {
  const query = indexQuery(typed);
  if (query === '') return [];
  const reply = await graph.roQuery(QUERY, { params: { query, limit } });
  return rows.parse(reply.data ?? []);
}
