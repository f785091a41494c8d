/** Grapheme boundaries in long text: user-perceived characters, found near an offset without reading the whole string. */

const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How far back a safe starting point is looked for; only absurd text (thousands of joined marks) is longer. */
const LOOK_BEHIND = 2048;
const WINDOW = 64;

/**
 * True for a UTF-16 unit that never joins the unit after or before it when that one is simple too: printable ASCII,
 * Latin letters, kana, ideographs and Hangul syllables. Marks, joiners, emoji and surrogates are not simple.
 */
export function isSimpleUnit(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20;
  if (unit < 0x300) return unit >= 0xa1 && unit !== 0xad && unit !== 0xa9 && unit !== 0xae;
  if (unit < 0x3000) return unit >= 0x400 && unit <= 0x481;
  return (
    (unit >= 0x3001 && unit <= 0x3029 && unit !== 0x3030) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xff01 && unit <= 0xff60)
  );
}

/** End of the grapheme that starts at `offset`, which must be a boundary; the text's length at its end. */
export function graphemeEnd(text: string, offset: number): number {
  const length = text.length;
  if (offset + 1 >= length) return length;
  if (isSimpleUnit(text.charCodeAt(offset)) && isSimpleUnit(text.charCodeAt(offset + 1))) return offset + 1;
  for (let window = WINDOW; ; window *= 4) {
    const slice = text.slice(offset, offset + window);
    const first = graphemeSegmenter.segment(slice).containing(0);
    const end = first === undefined ? slice.length : first.segment.length;
    // A grapheme that fills the window may go on beyond it.
    if (end < slice.length - 1 || offset + slice.length >= length) return offset + end;
  }
}

/** Start of the grapheme that ends at `offset`, which must be a boundary; 0 at the start. */
export function graphemeStart(text: string, offset: number): number {
  if (offset <= 1) return 0;
  if (isSimpleUnit(text.charCodeAt(offset - 1)) && isSimpleUnit(text.charCodeAt(offset - 2))) return offset - 1;
  let start = safeBoundary(text, offset - 1);
  for (;;) {
    const end = graphemeEnd(text, start);
    if (end >= offset) return start;
    start = end;
  }
}

/** The greatest grapheme boundary that is not after `offset`. */
export function snapToGrapheme(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isSimpleUnit(text.charCodeAt(offset)) && isSimpleUnit(text.charCodeAt(offset - 1))) return offset;
  let start = safeBoundary(text, offset);
  for (;;) {
    const end = graphemeEnd(text, start);
    if (end > offset) return start;
    if (end === offset) return offset;
    start = end;
  }
}

/** The graphemes of a text, in order. */
export function* graphemes(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = graphemeEnd(text, start);
    yield text.slice(start, end);
    start = end;
  }
}

/** A boundary at or before `offset` that needs no look at what is before it: between two simple units. */
function safeBoundary(text: string, offset: number): number {
  const limit = Math.max(0, offset - LOOK_BEHIND);
  for (let at = offset; at > limit; at--) {
    if (isSimpleUnit(text.charCodeAt(at)) && isSimpleUnit(text.charCodeAt(at - 1))) return at;
  }
  return limit;
}
