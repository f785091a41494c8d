/** Full-text search through the engine's own index, narrowed by days and by who is mentioned. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { foldedText } from './names.ts';

const rows = z.array(z.object({ id: z.string(), score: z.coerce.number() }));

/** Words (letters and digits of any script) and "quoted phrases" of what a person typed. */
const TERMS = /"([^"]*)"|[\p{L}\p{N}\p{M}]+/gu;

/** The index refuses a prefix of one letter. A finished word is offered beside the prefix, for its other word forms. */
function orBeginning(word: string): string {
  return /^[\p{L}\p{N}_]{2,}$/u.test(word) ? `(${word}|${word}*)` : word;
}

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
  if (last !== undefined && !/["\s]$/.test(typed)) terms[terms.length - 1] = orBeginning(last);
  return terms.join(' ');
}

/** The index's query for the words of a tag: what stands between its hyphens. @param begins its last letters may be missing */
export function tagQuery(tag: string, begins: boolean): string {
  const words = foldedText(tag).match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.map((word, at) => (begins && at === words.length - 1 ? orBeginning(word) : word)).join(' ');
}

export interface GraphSearch {
  /** in the index's own language; empty asks for no words */
  query: string;
  /** of the entities of each group, one must be mentioned */
  groups: readonly (readonly string[])[];
  /** local days YYYY-MM-DD, both included */
  from: string | undefined;
  to: string | undefined;
  /** most hits, a whole number */
  limit: number;
}

function cypher({ query, groups, from, to }: GraphSearch): string {
  const days = [
    ...(from === undefined ? [] : ['node.date >= $from']),
    // A date goes on behind its day, so the whole last day is below this.
    ...(to === undefined ? [] : ["node.date < $to + '~'"]),
  ];
  const mentioned = groups.map(
    (_, at) => `MATCH (node)-[:MENTIONS]->(n${at}:Entity) WHERE n${at}.uid IN $group${at} WITH DISTINCT node, score`,
  );
  const begin =
    query === ''
      ? 'MATCH (n:Entity) WHERE n.uid IN $group0 MATCH (node:Episode)-[:MENTIONS]->(n) WITH DISTINCT node, 0 AS score'
      : "CALL db.idx.fulltext.queryNodes('Episode', $query) YIELD node, score WITH node, score";
  return [
    days.length === 0 ? begin : `${begin} WHERE ${days.join(' AND ')}`,
    ...(days.length === 0 ? [] : ['WITH node, score']),
    ...(query === '' ? mentioned.slice(1) : mentioned),
    'RETURN node.uid AS id, score ORDER BY score DESC, node.date DESC LIMIT $limit',
  ].join('\n');
}

/**
 * Ids of matching episodes, best first; the newest first where nothing is better than another.
 * @returns none when neither words nor entities are asked for
 */
export async function searchGraph(graph: Graph, search: GraphSearch): Promise<z.infer<typeof rows>> {
  const { query, groups, from, to, limit } = search;
  if (query === '' && groups.length === 0) return [];
  const params = {
    limit,
    ...(query === '' ? {} : { query }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...Object.fromEntries(groups.map((group, at) => [`group${at}`, [...group]])),
  };
  const reply = await graph.roQuery(cypher(search), { params });
  return rows.parse(reply.data ?? []);
}
