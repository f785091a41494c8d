/** Counts the words of what is being written, again after each key. */
import { countWords as wordsOfLine } from '../../../backend/insights/countWords.ts';

/** What was counted last. A key changes a line or two of it, and the others are the very same strings. */
let last: { lines: readonly string[]; counts: readonly number[]; total: number } = { lines: [], counts: [], total: 0 };

/** Words of a text, given as its lines; counts anew only those lines that differ from what was counted last. */
export function countWords(lines: readonly string[]): number {
  if (lines === last.lines) return last.total;
  const shift = lines.length - last.lines.length;
  let isBefore = true;
  const counts = lines.map((line, at) => {
    isBefore &&= line === last.lines[at];
    // What stands behind the change has moved by as many lines as came or went.
    const known = isBefore ? at : line === last.lines[at - shift] ? at - shift : -1;
    return known === -1 ? wordsOfLine(line) : (last.counts[known] ?? wordsOfLine(line));
  });
  last = { lines, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  return last.total;
}
