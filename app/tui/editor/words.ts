/** Words of a line, as Unicode and the dictionaries of the runtime see them, looked for only near an offset. */
import { graphemeEnd, snapToGrapheme } from '../text/graphemes.ts';

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Longer "words" than this are crossed in steps of this size. */
const WINDOW = 1024;

/** End of the word at or after `offset`, or null when the rest of the line has none. */
export function wordEndAfter(line: string, offset: number): number | null {
  for (let from = offset; from < line.length;) {
    const slice = line.slice(from, from + WINDOW);
    for (const { segment, index, isWordLike } of wordSegmenter.segment(slice)) {
      if (isWordLike !== true) continue;
      const end = snapToGrapheme(line, from + index + segment.length);
      return end > offset ? end : graphemeEnd(line, offset);
    }
    from += slice.length;
  }
  return null;
}

/** Start of the word that is at or ends before `offset`, or null when the line has none there. */
export function wordStartBefore(line: string, offset: number): number | null {
  for (let to = offset; to > 0;) {
    const from = snapToGrapheme(line, Math.max(0, to - WINDOW));
    let found: number | null = null;
    for (const { index, isWordLike } of wordSegmenter.segment(line.slice(from, to))) {
      if (isWordLike === true) found = index;
    }
    if (found !== null) return snapToGrapheme(line, from + found);
    to = from;
  }
  return null;
}
