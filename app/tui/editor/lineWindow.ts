/** What a field of one row shows of a text that may be longer than it is. */
import { drawGrapheme, drawnCells, drawText } from '../text/display.ts';
import { graphemeEnd, graphemeStart, snapToGrapheme } from '../text/graphemes.ts';

export interface LineWindow {
  /** drawn text, at most as wide as the field */
  text: string;
  /** offset at which the window begins; hand it in again next time */
  left: number;
  /** cell of the cursor */
  x: number;
}

/** How much of the field is shown before the cursor when it moved out to the left, as a fraction. */
const CONTEXT = 3;

/** The part of a line around a column that fits `width` cells, moved from `left` only as far as the cursor needs. */
export function lineWindow(line: string, column: number, width: number, left = 0): LineWindow {
  const room = Math.max(1, width - 1);
  const start = firstShown(line, column, room, snapToGrapheme(line, left));
  const x = Math.min(drawnCells(line.slice(start, column)), room);
  return { text: drawText(line.slice(start, lastShown(line, start, Math.max(1, width)))), left: start, x };
}

function firstShown(line: string, column: number, room: number, left: number): number {
  if (column <= left) return back(line, column, Math.floor(room / CONTEXT));
  // A grapheme has a cell or more, so further away than this it cannot be shown: no need to measure all of it.
  const nearest = back(line, column, room);
  return Math.max(left, nearest);
}

/** The offset at most `cells` cells before a column. */
function back(line: string, column: number, cells: number): number {
  let at = column;
  for (let used = 0; at > 0;) {
    const start = graphemeStart(line, at);
    // A tab is taken at its widest, since its column is not known yet.
    used += drawGrapheme(line.slice(start, at), 0).cells;
    if (used > cells) break;
    at = start;
  }
  return at;
}

function lastShown(line: string, start: number, cells: number): number {
  let at = start;
  for (let used = 0; at < line.length;) {
    const end = graphemeEnd(line, at);
    used += drawGrapheme(line.slice(at, end), used).cells;
    if (used > cells) break;
    at = end;
  }
  return at;
}
