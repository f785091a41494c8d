/** Cuts an over-long text near paragraphs, else sentences, else blanks, else characters. The passages cover all of it. */
import { sentences, type Range } from '../../backend/journal/sentences.ts';

/** Tokens of a text as the model counts them. */
export type CountTokens = (text: string) => Promise<number>;

/** No more characters per allowed token than this are counted at once: tokenisers may be very slow on long words. */
const CHARACTERS_PER_TOKEN = 8;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Passages of a text, in order, without gaps: one when it fits, else several of about equal size.
 * @param text UTF-16 offsets in the result refer to it
 * @param limit most tokens of a passage; only a single character longer than that exceeds it
 */
export async function cutPassages(text: string, limit: number, countTokens: CountTokens): Promise<Range[]> {
  const cut = async (range: Range): Promise<Range[]> => {
    const length = range.end - range.start;
    const sample = Math.min(length, limit * CHARACTERS_PER_TOKEN);
    const tokens = (await countTokens(text.slice(range.start, range.start + sample))) * (length / Math.max(1, sample));
    const parts = Math.max(sample < length ? 2 : 1, Math.ceil(tokens / limit));
    const middle = parts <= 1 ? null : cutPosition(text, range, parts);
    if (middle === null) return [range];
    return [...(await cut({ start: range.start, end: middle })), ...(await cut({ start: middle, end: range.end }))];
  };
  return cut({ start: 0, end: text.length });
}

/** Two passages in the place of one, cut near its middle; null where it is a single character. */
export function halvesOf(text: string, { start, end }: Range): [Range, Range] | null {
  const middle = cutPosition(text, { start, end }, 2);
  return middle === null
    ? null
    : [
        { start, end: middle },
        { start: middle, end },
      ];
}

/** Where to cut a range that should become so many parts: after a whole number of them, give or take half a part. */
function cutPosition(text: string, { start, end }: Range, parts: number): number | null {
  const size = (end - start) / parts;
  const target = start + Math.floor(parts / 2) * size;
  const from = Math.ceil(target - size / 2);
  const window = text.slice(from, Math.floor(target + size / 2));
  for (const boundaries of [paragraphEnds, sentenceEnds, blankEnds]) {
    const position = nearest(
      boundaries(window).map((offset) => from + offset),
      target,
    );
    if (position !== null && position > start && position < end) return position;
  }
  return characterEnd(text, { start, end }, target);
}

function paragraphEnds(text: string): number[] {
  return endsOf(text, /\n[^\S\n]*\n\s*/g);
}

function sentenceEnds(text: string): number[] {
  // The last sentence of the window may go on after it.
  return sentences(text)
    .slice(0, -1)
    .map(({ end }) => end);
}

function blankEnds(text: string): number[] {
  return endsOf(text, /\s+/g);
}

function endsOf(text: string, separator: RegExp): number[] {
  return [...text.matchAll(separator)].map((match) => match.index + match[0].length).filter((end) => end < text.length);
}

/** The end of a character near the target; null when the range is a single character. */
function characterEnd(text: string, { start, end }: Range, target: number): number | null {
  const segments = graphemes.segment(text.slice(start, end));
  const around = segments.containing(Math.floor(target) - start);
  if (around === undefined) return null;
  const before = start + around.index;
  const after = before + around.segment.length;
  if (before > start) return before;
  return after < end ? after : null;
}

function nearest(positions: number[], target: number): number | null {
  const distance = (position: number) => Math.abs(position - target);
  return positions.reduce<number | null>(
    (best, position) => (best === null || distance(position) < distance(best) ? position : best),
    null,
  );
}
