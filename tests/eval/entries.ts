/** Reads a labelled file: one JSON object a line. Only what the product would know of an entry is taken from it. */
import { z } from 'zod';

const entry = z.object({
  id: z.string().min(1),
  persona: z.string().default(''),
  date: z.string().default(''),
  text: z.string(),
});
export type Entry = z.infer<typeof entry>;

export function parseEntries(file: string): Entry[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => entry.parse(JSON.parse(line)));
}

/** Persona by persona, each in the order of its dates: as if each kept a journal. */
export function readingOrder(entries: readonly Entry[]): Entry[] {
  const key = ({ persona, date }: Entry) => `${persona}\n${date}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
