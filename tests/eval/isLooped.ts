/** Whether an answer repeats itself: a small model that has lost its way. */

/** As in the parser, which reads a list no further than this. */
const REPEATS = 3;

/** @param answer lines of `type: A; B`, or of relations */
export function isLooped(answer: string): boolean {
  const lines = answer.split('\n').map((line) => line.trim());
  const lists = lines.map((line) => line.replace(/^[^:]*:/, '').split(';'));
  return [lines, ...lists].some((list) => repeats(list) >= REPEATS);
}

function repeats(list: readonly string[]): number {
  const words = list.map((each) => each.trim().normalize('NFKC').toLowerCase()).filter((each) => each !== '');
  return words.length - new Set(words).size;
}
