/** Sentences of a text, as ranges of UTF-16 units that cover it without gaps. Pure. */

export interface Range {
  start: number;
  /** exclusive */
  end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentence ranges; a line break ends a sentence too. Blanks after a sentence belong to it. */
export function sentences(text: string): Range[] {
  return [...segmenter.segment(text)].map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}
