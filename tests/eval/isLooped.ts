/** Whether an answer repeats itself so often that the parser reads it no further: a small model that has lost its way. */
import { LOOP } from '../../prompts/lines.ts';

/** @param answer lines of `type: A; B`, or of relations */
export function isLooped(answer: string): boolean {
  const lines = answer.split('\n').map((line) => line.trim());
  const lists = lines.map((line) => line.replace(/^[^:]*:/, '').split(';'));
  return [lines, ...lists].some((list) => repeats(list) >= LOOP);
}

function repeats(list: readonly string[]): number {
  const words = list.map((each) => each.trim().normalize('NFKC').toLowerCase()).filter((each) => each !== '');
  return words.length - new Set(words).size;
}
