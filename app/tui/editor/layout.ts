/** Where text stands on the screen: visual rows of a line, the cell of a cursor, and the rows a view shows. */
import { drawGrapheme, drawnCells, drawText } from '../text/display.ts';
import { graphemeEnd } from '../text/graphemes.ts';
import { takeCells } from '../text/width.ts';
import { lineAt, type TextBuffer } from './buffer.ts';
import { cachedRowStarts, indexOfRow } from './rowCache.ts';

/** The size of a view in cells. Its last column is kept for the cursor behind a full row. */
export interface ViewSize {
  width: number;
  height: number;
}

/** One visual row: a line, and the number of the row within it. */
export interface RowPlace {
  line: number;
  row: number;
}

export interface Viewport {
  /** drawn text of each visible row, at most `height` of them */
  rows: string[];
  top: RowPlace;
  /** cell of the cursor, from the view's upper left corner */
  cursor: { x: number; y: number };
}

/** Cells available to text in a view. */
export function textWidth(view: ViewSize): number {
  return Math.max(2, view.width - 1);
}

/** Where the visual rows of a line start. */
export function lineRows(line: string, view: ViewSize): readonly number[] {
  return cachedRowStarts(line, textWidth(view));
}

/** The cell in its row at which the text of a column begins. */
export function cellOf(line: string, rowStart: number, column: number): number {
  return drawnCells(line.slice(rowStart, column));
}

/** The column in a row that is nearest to a cell without going beyond it. */
export function columnAtCell(line: string, starts: readonly number[], row: number, cell: number): number {
  const start = starts[row] ?? 0;
  const next = starts[row + 1];
  const rowEnd = next ?? line.length;
  let x = 0;
  for (let at = start; at < rowEnd;) {
    const end = graphemeEnd(line, at);
    x += drawGrapheme(line.slice(at, end), x).cells;
    // The place where two rows meet belongs to the next row, so this row ends before its last grapheme.
    if (x > cell || (next !== undefined && end >= rowEnd)) return at;
    at = end;
  }
  return rowEnd;
}

/** What stands before and from a cell of a drawn row. */
export function splitAtCell(row: string, cell: number): [string, string] {
  const before = takeCells(row, cell);
  return [before, row.slice(before.length)];
}

/** The rows to show, scrolled from `top` only as far as the cursor needs. Lays out only lines near the view. */
export function viewport(buffer: TextBuffer, view: ViewSize, top: RowPlace = { line: 0, row: 0 }): Viewport {
  const height = Math.max(1, view.height);
  const { lines, cursor } = buffer;
  const cursorLine = lineAt(lines, cursor.line);
  const cursorStarts = lineRows(cursorLine, view);
  const cursorRow: RowPlace = { line: cursor.line, row: indexOfRow(cursorStarts, cursor.column) };
  const first = firstRow(lines, view, height, clampRow(lines, view, top), cursorRow);
  const rows: string[] = [];
  let y = 0;
  for (let line = first.line; line < lines.length && rows.length < height; line++) {
    const text = lineAt(lines, line);
    const starts = lineRows(text, view);
    for (let row = line === first.line ? first.row : 0; row < starts.length && rows.length < height; row++) {
      if (line === cursorRow.line && row === cursorRow.row) y = rows.length;
      rows.push(drawText(text.slice(starts[row], starts[row + 1])));
    }
  }
  const x = cellOf(cursorLine, cursorStarts[cursorRow.row] ?? 0, cursor.column);
  // Behind the space that may stand beyond a full row there is no cell left; the cursor stays on it.
  return { rows, top: first, cursor: { x: Math.min(x, Math.max(0, view.width - 1)), y } };
}

/** The row `count` rows away from another, or the first or last one there is. */
export function rowBy(lines: readonly string[], view: ViewSize, from: RowPlace, count: number): RowPlace {
  let { line, row } = from;
  let left = Math.abs(count);
  while (left > 0) {
    const room = count < 0 ? row : lineRows(lineAt(lines, line), view).length - 1 - row;
    if (left <= room) return { line, row: count < 0 ? row - left : row + left };
    const next = count < 0 ? line - 1 : line + 1;
    if (next < 0 || next >= lines.length) return { line, row: count < 0 ? 0 : row + room };
    left -= room + 1;
    line = next;
    row = count < 0 ? lineRows(lineAt(lines, line), view).length - 1 : 0;
  }
  return { line, row };
}

function firstRow(lines: readonly string[], view: ViewSize, height: number, top: RowPlace, cursor: RowPlace): RowPlace {
  if (compareRows(cursor, top) <= 0) return cursor;
  const highest = rowBy(lines, view, cursor, -(height - 1));
  return compareRows(top, highest) < 0 ? highest : top;
}

function clampRow(lines: readonly string[], view: ViewSize, place: RowPlace): RowPlace {
  const line = Math.min(place.line, lines.length - 1);
  return { line, row: Math.min(place.row, lineRows(lineAt(lines, line), view).length - 1) };
}

function compareRows(a: RowPlace, b: RowPlace): number {
  return a.line - b.line || a.row - b.row;
}
