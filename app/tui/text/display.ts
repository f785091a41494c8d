/** How text is drawn where every character must be seen: controls and invisible ones get a safe stand-in. */
import { graphemeEnd, isSimpleUnit } from './graphemes.ts';
import { graphemeCells, PRINTABLE_ASCII } from './width.ts';

export interface DrawnGrapheme {
  readonly text: string;
  readonly cells: number;
}

const TAB_STOP = 4;
const TABS: readonly DrawnGrapheme[] = [4, 3, 2, 1].map((cells) => ({ text: ' '.repeat(cells), cells }));

/** What stands for a character that has no shape of its own. */
const UNSEEN: DrawnGrapheme = { text: '\u2426', cells: 1 };
/** Graphemes longer or wider than any real letter or emoji; drawing them would spill over other text. */
const LONGEST = 64;
const WIDEST = 4;

const C0_CONTROL = /^[\x00-\x1f\x7f]$/;
/** What a terminal could obey, or what reorders the text around it. */
const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^\p{Surrogate}$/u;
const MARKS_ONLY = /^\p{Mark}+$/u;

/** Emptied when full: a text uses few different graphemes. */
const known = new Map<string, DrawnGrapheme>();
const KNOWN_LIMIT = 4096;

/** @param column the cell it starts at, on which the width of a tab depends */
export function drawGrapheme(grapheme: string, column: number): DrawnGrapheme {
  if (grapheme === '\t') return TABS[column % TAB_STOP] ?? UNSEEN;
  const seen = known.get(grapheme);
  if (seen !== undefined) return seen;
  const drawn = draw(grapheme);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(grapheme, drawn);
  return drawn;
}

/** A text of one line as it is drawn from the first cell of a row. */
export function drawText(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  let drawn = '';
  let column = 0;
  for (let at = 0; at < text.length;) {
    const end = graphemeEnd(text, at);
    const grapheme = drawGrapheme(text.slice(at, end), column);
    drawn += grapheme.text;
    column += grapheme.cells;
    at = end;
  }
  return drawn;
}

/** Cells a text of one line takes when it is drawn from the first cell of a row. */
export function drawnCells(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let column = 0;
  for (let at = 0; at < text.length;) {
    const end = graphemeEnd(text, at);
    column += drawGrapheme(text.slice(at, end), column).cells;
    at = end;
  }
  return column;
}

function draw(grapheme: string): DrawnGrapheme {
  if (grapheme.length === 1 && isSimpleUnit(grapheme.charCodeAt(0))) {
    return { text: grapheme, cells: graphemeCells(grapheme) };
  }
  if (C0_CONTROL.test(grapheme)) {
    const code = grapheme.charCodeAt(0);
    return { text: String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code), cells: 1 };
  }
  if (grapheme.length > LONGEST || UNSAFE.test(grapheme)) return UNSEEN;
  const cells = graphemeCells(grapheme);
  if (cells > WIDEST) return UNSEEN;
  if (cells > 0) return { text: grapheme, cells };
  // A mark with no letter below it is shown on a dotted circle, as in character charts.
  return MARKS_ONLY.test(grapheme) ? { text: '\u25cc' + grapheme, cells: 1 } : UNSEEN;
}
