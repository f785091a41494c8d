/** Which entities a person means who types a name, or the beginning of one, into a filter. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { NotFoundError } from '../errors.ts';
import type { EntityType } from '../glossary.ts';
import { NAMED_BY, type Query } from '../search/parseQuery.ts';
import { foldedText, normalName } from './names.ts';

const SO_CALLED = `
MATCH (n:Entity)
WHERE (size($types) = 0 OR n.type IN $types)
  AND (n.norm = $norm OR any(x IN coalesce(n.norms, []) WHERE x = $norm))
RETURN n.uid AS id, n.norm AS norm, coalesce(n.norms, []) AS norms`;

const BEGINS_SO = `
MATCH (n:Entity)
WHERE (size($types) = 0 OR n.type IN $types)
  AND any(x IN coalesce(n.norms, [n.norm]) WHERE all(w IN $words WHERE x STARTS WITH w OR x CONTAINS (' ' + w)))
RETURN n.uid AS id, n.norm AS norm, coalesce(n.norms, []) AS norms`;

const ALL_OF_TYPES = `
MATCH (n:Entity) WHERE size($types) = 0 OR n.type IN $types
RETURN n.uid AS id, n.norm AS norm, coalesce(n.norms, []) AS norms`;

/** Fewer letters are not looked for whatever their accents: that asks for all names there are. */
const LEAST_FOLDED = 3;

const rows = z.array(z.object({ id: z.string(), norm: z.string(), norms: z.array(z.string()) }));

/** True when every word that was typed begins a word of the name, whatever its accents. */
function begins(name: string, typed: readonly string[]): boolean {
  const words = foldedText(name).split(' ');
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}

/**
 * Ids of the entities called so. Where none is, of those in whose names words begin so: `pri` is Priya, and Priya Raman.
 * @param types only these; all when empty
 */
export async function findNamed(graph: Graph, name: string, types: readonly EntityType[]): Promise<string[]> {
  const norm = normalName(name);
  if (norm === '') return [];
  const ask = async (query: string, params: Record<string, string | string[]>) =>
    rows.parse((await graph.roQuery(query, { params: { ...params, types: [...types] } })).data ?? []);
  const idsOf = (found: z.infer<typeof rows>): string[] => found.map(({ id }) => id);
  const called = await ask(SO_CALLED, { norm });
  if (called.length > 0) return idsOf(called);
  const begun = await ask(BEGINS_SO, { words: norm.split(' ') });
  if (begun.length > 0 || norm.length < LEAST_FOLDED) return idsOf(begun);
  const typed = foldedText(norm).split(' ');
  const all = await ask(ALL_OF_TYPES, {});
  return idsOf(all.filter((row) => [row.norm, ...row.norms].some((each) => begins(each, typed))));
}

/**
 * The entities that each filter of names may mean, in the order of the filters.
 * @throws NotFoundError when one means nobody
 */
export async function findGroups(graph: Graph, names: Query['names']): Promise<string[][]> {
  return Promise.all(
    names.map(async ({ filter, name }) => {
      const found = await findNamed(graph, name, NAMED_BY[filter]);
      if (found.length > 0) return found;
      const kind = filter === 'with' ? 'Nobody' : filter === 'in' ? 'No place' : 'Nothing';
      throw new NotFoundError(
        `${kind} called "${name}" is known yet.`,
        `Look for the word itself: leave out ${filter}:`,
      );
    }),
  );
}
