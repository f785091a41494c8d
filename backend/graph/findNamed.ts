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

const ALL_OF_TYPES = `
MATCH (n:Entity) WHERE size($types) = 0 OR n.type IN $types
RETURN n.uid AS id, n.norm AS norm, coalesce(n.norms, []) AS norms`;

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
  const exact = await graph.roQuery(SO_CALLED, { params: { norm, types: [...types] } });
  const called = rows.parse(exact.data ?? []);
  if (called.length > 0) return called.map(({ id }) => id);
  const typed = foldedText(norm).split(' ');
  const all = await graph.roQuery(ALL_OF_TYPES, { params: { types: [...types] } });
  const named = rows
    .parse(all.data ?? [])
    .filter((row) => [row.norm, ...row.norms].some((each) => begins(each, typed)));
  return named.map(({ id }) => id);
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
