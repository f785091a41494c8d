/** From what a person calls entries to their ids. */
import type { Journal } from '../../backend/journal/Journal.ts';

/** The ids of entries, each once, in this order. Throws NotFoundError or UsageError for the first that is not clear. */
export async function resolveAll(references: readonly string[], journal: Journal): Promise<string[]> {
  const ids: string[] = [];
  for (const reference of references) ids.push(await journal.resolve(reference));
  return [...new Set(ids)];
}
