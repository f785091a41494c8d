/** Grapheme boundaries in long text: user-perceived characters, found near an offset without reading the whole string. */

const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How far back a safe starting point is looked for; only absurd text (thousands of joined marks) is longer. */
const LOOK_BEHIND = 2048;
const WINDOW = 128;

/** Stretches of UTF-16 units that stand for themselves: no marks, joiners, emoji, or halves of a character. */
const SIMPLE: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e], // ASCII
  [0xa1, 0xa8], // Latin, without ©, soft hyphen and ®
  [0xaa, 0xac],
  [0xaf, 0x2ff],
  [0x37a, 0x37f], // Greek
  [0x384, 0x38a],
  [0x38e, 0x3a1],
  [0x3a3, 0x482], // and Cyrillic
  [0x48a, 0x52f],
  [0x5d0, 0x5ea], // Hebrew
  [0x620, 0x64a], // Arabic
  [0x660, 0x66f],
  [0x671, 0x6d5],
  [0x1e00, 0x1f15], // Latin and Greek with accents
  [0x2010, 0x2027], // dashes, quotes, ellipsis
  [0x2030, 0x203b],
  [0x20a0, 0x20c0], // currency
  [0x3001, 0x3029], // ideographs, kana, Hangul, full width
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff60],
];
const simple = new Uint8Array(0x10000);
for (const [from, to] of SIMPLE) simple.fill(1, from, to + 1);

/** True for a unit that is a grapheme of its own wherever its neighbours are simple too. One cell below U+3000, else two. */
export function isSimpleUnit(unit: number): boolean {
  return simple[unit] === 1;
}

/** End of the grapheme that starts at `offset`, which must be a boundary; the text's length at its end. */
export function graphemeEnd(text: string, offset: number): number {
  const length = text.length;
  if (offset + 1 >= length) return length;
  if (isSimpleUnit(text.charCodeAt(offset)) && isSimpleUnit(text.charCodeAt(offset + 1))) return offset + 1;
  const known = text === ahead.text ? endAfter(ahead.ends, offset) : undefined;
  if (known !== undefined) return known;
  lookAhead(text, offset);
  return ahead.ends[1] ?? length;
}

/** Boundaries found last, neighbours all of them: text is read in stretches, mostly forwards. */
const ahead = { text: '', ends: [0] };

/** The boundary after `offset`, when both are known. */
function endAfter(ends: readonly number[], offset: number): number | undefined {
  let low = 0;
  let high = ends.length - 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const boundary = ends[middle] ?? 0;
    if (boundary === offset) return ends[middle + 1];
    if (boundary < offset) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function lookAhead(text: string, offset: number): void {
  for (let window = WINDOW; ; window *= 4) {
    const slice = text.slice(offset, offset + window);
    const complete = offset + slice.length >= text.length;
    const ends = [offset];
    for (const { index, segment } of graphemeSegmenter.segment(slice)) {
      const end = index + segment.length;
      // What reaches the end of the window may go on beyond it, and so may half of a character before it.
      if (complete || end < slice.length - 1) ends.push(offset + end);
    }
    if (ends.length === 1) continue;
    ahead.text = text;
    ahead.ends = ends;
    return;
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
