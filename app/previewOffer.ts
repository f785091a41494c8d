/** Who has read the entries so far, where somebody else is to read from now on. Pure. */
import { basename } from 'node:path';

/**
 * The models that read what stands, in words that are still to be made safe; null when the chosen one did, or nobody yet.
 * @param chosen name or path of the model, or null for none
 */
export function otherReaders(readers: readonly string[], chosen: string | null): string | null {
  if (chosen === null || chosen === 'none' || readers.length === 0) return null;
  // The name of a model that is a file is the name of the file.
  const others = readers.filter((reader) => reader !== chosen && reader !== basename(chosen));
  return others.length === 0 ? null : others.join(', ');
}
