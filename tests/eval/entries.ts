/** Reads a labelled file for predicting. Only what the product would know of an entry is taken from it. */
import { z } from 'zod';
import { parseJsonLines } from './jsonLines.ts';

const entry = z.object({
  id: z.string().min(1),
  persona: z.string().default(''),
  date: z.string().default(''),
  text: z.string(),
});
export type Entry = z.infer<typeof entry>;

/** @throws UsageError naming the line that is wrong */
export function parseEntries(text: string, file: string): Entry[] {
  return parseJsonLines(text, file, entry);
}

/** Persona by persona, each in the order of its dates: as if each kept a journal. */
export function readingOrder(entries: readonly Entry[]): Entry[] {
  const key = ({ persona, date }: Entry) => `${persona}\n${date}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
