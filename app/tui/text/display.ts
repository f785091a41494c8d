/** How one grapheme is drawn where every character must be seen: controls and invisible ones get a safe stand-in. */
import { graphemeCells } from './width.ts';
import { isSimpleUnit } from './graphemes.ts';

export interface DrawnGrapheme {
  text: string;
  cells: number;
}

const TAB_STOP = 4;
const UNSEEN: DrawnGrapheme = { text: '\u2426', cells: 1 };
/** Graphemes longer or wider than any real letter or emoji; drawing them would spill over other text. */
const LONGEST = 64;
const WIDEST = 4;

const CONTROL = /^[\x00-\x1f\x7f]$/;
const FORMAT = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f]|^\p{Surrogate}$/u;

/** @param column the cell it starts at, which a tab's width depends on */
export function drawGrapheme(grapheme: string, column: number): DrawnGrapheme {
  if (grapheme.length === 1 && isSimpleUnit(grapheme.charCodeAt(0))) {
    return { text: grapheme, cells: graphemeCells(grapheme) };
  }
  if (grapheme === '\t') {
    const tab = TAB_STOP - (column % TAB_STOP);
    return { text: ' '.repeat(tab), cells: tab };
  }
  if (CONTROL.test(grapheme)) {
    const code = grapheme.charCodeAt(0);
    return { text: String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code), cells: 1 };
  }
  if (grapheme.length > LONGEST || FORMAT.test(grapheme)) return UNSEEN;
  const cells = graphemeCells(grapheme);
  if (cells > WIDEST) return UNSEEN;
  if (cells > 0) return { text: grapheme, cells };
  // A mark with no letter below it is shown on a dotted circle, as in character charts.
  return /^\p{Mark}+$/u.test(grapheme) ? { text: '\u25cc' + grapheme, cells: 1 } : UNSEEN;
}
