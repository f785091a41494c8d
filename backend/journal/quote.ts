/** The sentence around a mention. Pure. */
import { sentences } from './sentences.ts';

/** Longest quote, in UTF-16 units; longer sentences are cut to the words around the mention. */
const MAX_LENGTH = 240;

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The sentence that holds a mention, in one line.
 * @param text the episode
 * @param start @param end UTF-16 offsets of the mention
 */
export function quoteAround(text: string, start: number, end: number): string {
  // Only the neighbourhood is looked at: an episode may be a megabyte long.
  const from = Math.max(0, start - 2 * MAX_LENGTH);
  // A single line break is only where the writer's line was full.
  const near = text.slice(from, end + 2 * MAX_LENGTH).replace(/(?<!\n)\n(?!\n)/g, ' ');
  const at = start - from;
  const range = sentences(near).find((sentence) => at < sentence.end) ?? { start: 0, end: near.length };
  const whole = near.slice(range.start, range.end);
  if (whole.length <= MAX_LENGTH) return inOneLine(whole);
  const left = Math.max(0, at - range.start - MAX_LENGTH / 2);
  return `${left > 0 ? '…' : ''}${inOneLine(whole.slice(left, left + MAX_LENGTH))}…`;
}
