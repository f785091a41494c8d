/** Words of a line, as Unicode and the dictionaries of the runtime see them, looked for only near an offset. */
import { graphemeEnd, snapToGrapheme } from '../text/graphemes.ts';

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Looked at first; more only for a word that goes beyond. */
const WINDOW = 512;

/** End of the word at or after `offset`, or null when the rest of the line has none. */
export function wordEndAfter(line: string, offset: number): number | null {
  for (let length = WINDOW; ; length *= 4) {
    const slice = line.slice(offset, offset + length);
    const isWhole = offset + slice.length === line.length;
    for (const { segment, index, isWordLike } of wordSegmenter.segment(slice)) {
      const end = index + segment.length;
      if (end === slice.length && !isWhole) break;
      if (isWordLike === true) return Math.max(graphemeEnd(line, offset), snapToGrapheme(line, offset + end));
    }
    if (isWhole) return null;
  }
}

/** Start of the word that is at or ends before `offset`, or null when the line has none there. */
export function wordStartBefore(line: string, offset: number): number | null {
  for (let length = WINDOW; ; length *= 4) {
    const from = snapToGrapheme(line, Math.max(0, offset - length));
    let found: number | null = null;
    for (const { index, isWordLike } of wordSegmenter.segment(line.slice(from, offset))) {
      // What begins with the window may begin before it.
      if (isWordLike === true && (index > 0 || from === 0)) found = from + index;
    }
    if (found !== null) return snapToGrapheme(line, found);
    if (from === 0) return null;
  }
}
