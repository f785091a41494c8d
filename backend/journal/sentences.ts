/** Sentences of a text, as ranges of UTF-16 units that cover it without gaps. Pure. */

export interface Range {
  start: number;
  /** exclusive */
  end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A full stop after an initial or a title does not end a sentence: "Sir W. Batten", "Dr. Patel". */
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mrs?|Ms|Mx|Dr|St|Ste|Prof|Sr|Sra|Jr|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Fr|vs|e\.g|i\.e)\.\s*$/u;

/** Sentence ranges; a line break ends a sentence too. Blanks after a sentence belong to it. */
export function sentences(text: string): Range[] {
  const found: Range[] = [];
  let goesOn = false;
  for (const { index, segment } of segmenter.segment(text)) {
    const last = found.at(-1);
    if (goesOn && last !== undefined) last.end = index + segment.length;
    else found.push({ start: index, end: index + segment.length });
    goesOn = !segment.endsWith('\n') && ABBREVIATION.test(segment);
  }
  return found;
}
