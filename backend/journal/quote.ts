/** The sentence around a mention. Pure. */

/** Longest quote, in UTF-16 units; longer sentences are cut to the words around the mention. */
const MAX_LENGTH = 240;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * The sentence that holds a mention, in one line.
 * @param text the episode
 * @param start @param end UTF-16 offsets of the mention
 */
export function quoteAround(text: string, start: number, end: number): string {
  // Only the neighbourhood is segmented: an episode may be a megabyte long.
  const from = Math.max(0, start - 2 * MAX_LENGTH);
  // A single line break is only where the writer's line was full; the segmenter would end a sentence there.
  const near = text.slice(from, end + 2 * MAX_LENGTH).replace(/(?<!\n)\n(?!\n)/g, ' ');
  const sentence = segmenter.segment(near).containing(start - from);
  const whole = sentence?.segment ?? near;
  if (whole.length <= MAX_LENGTH) return whole.replace(/\s+/g, ' ').trim();
  const at = start - from - (sentence?.index ?? 0);
  const left = Math.max(0, at - MAX_LENGTH / 2);
  const cut = whole
    .slice(left, left + MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  return `${left > 0 ? '…' : ''}${cut}…`;
}
