/** Soft wrap of a line into rows of cells: at word boundaries where there are any, never inside a wide character. */
import { asciiBreaks, BREAK, graphemeBreaks, mayBreak } from './breaks.ts';
import { drawGrapheme, drawText } from './display.ts';
import { graphemeEnd, isSimpleUnit } from './graphemes.ts';
import { sanitize } from './sanitize.ts';

/** A row must hold the widest ordinary character. */
const NARROWEST = 2;

/** Asked at each row start that is found; true ends the work there. */
export type StopAt = (start: number) => boolean;

/**
 * The offsets at which the rows of a line start, for rows of `width` cells. One space at the end of a row may stand
 * in the cell behind it. `from` is a row start to go on from; the result begins with it and ends with the start for
 * which `stop` says true, if any.
 */
export function rowStarts(line: string, width: number, from = 0, stop: StopAt = () => false): number[] {
  const limit = Math.max(NARROWEST, width);
  const starts = [from];
  let rowStart = from;
  let opening = from;
  let column = 0;
  let before: number = BREAK.none;
  for (let at = from; at < line.length;) {
    const code = line.charCodeAt(at);
    let end = at + 1;
    let cells = 1;
    let bits: number;
    if (code >= 0x20 && code < 0x7f && (end === line.length || isSimpleUnit(line.charCodeAt(end)))) {
      bits = asciiBreaks(code);
    } else {
      end = graphemeEnd(line, at);
      const grapheme = line.slice(at, end);
      cells = drawGrapheme(grapheme, column).cells;
      bits = graphemeBreaks(grapheme);
    }
    if (bits === BREAK.dash && !(before & BREAK.word)) bits = BREAK.none;
    if (mayBreak(before, bits) && at > rowStart) opening = at;
    const hangs = code === 0x20 && end === at + 1 && column === limit;
    if (column + cells > limit && at > rowStart && !hangs) {
      // Begin the next row after the last space, or right here inside a word that fills the row.
      rowStart = opening > rowStart ? opening : at;
      starts.push(rowStart);
      if (stop(rowStart)) break;
      at = rowStart;
      column = 0;
      before = BREAK.none;
      continue;
    }
    column += cells;
    before = bits;
    at = end;
  }
  return starts;
}

/** Text wrapped for reading: safe to draw, one string for each row, none wider than `width` cells. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const line of sanitize(text, { newlines: true }).split('\n')) {
    const starts = rowStarts(line, width);
    for (const [index, start] of starts.entries()) {
      rows.push(drawText(line.slice(start, starts[index + 1]).trimEnd()));
    }
  }
  return rows;
}
