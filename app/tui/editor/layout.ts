/** Where text stands on the screen: visual rows of a line, the cell of a cursor, and the rows a view shows. */
import { drawGrapheme, drawnCells, drawText } from '../text/display.ts';
import { graphemeEnd } from '../text/graphemes.ts';
import { takeCells } from '../text/width.ts';
import { lineAt, type TextBuffer } from './buffer.ts';
import { rowsOfLine, type LineRows } from './lineRows.ts';
import { selectionOf, type Selection } from './selection.ts';

/** Narrower views than this may be narrower than a row, which holds one wide character and a space. */
const NARROW = 4;

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

/** A stretch of cells in a row, `to` not included. */
export interface Stretch {
  from: number;
  to: number;
}

export interface Viewport {
  /** drawn text of each visible row, at most `height` of them */
  rows: string[];
  /** the cells of each of these rows that are selected, or null */
  selected: (Stretch | null)[];
  top: RowPlace;
  /** cell of the cursor, from the view's upper left corner */
  cursor: { x: number; y: number };
}

/** Cells available to text in a view. */
export function textWidth(view: ViewSize): number {
  return Math.max(2, view.width - 1);
}

/** The visual rows of a line. */
export function lineRows(lines: readonly string[], line: number, view: ViewSize): LineRows {
  return rowsOfLine(lineAt(lines, line), textWidth(view));
}

/** The cell in its row at which the text of a column begins. */
export function cellOf(rows: LineRows, column: number): number {
  return drawnCells(rows.line.slice(rows.start(rows.rowAt(column)), column));
}

/** The column in a row that is nearest to a cell without going beyond it. */
export function columnAtCell(rows: LineRows, row: number, cell: number): number {
  const rowEnd = rows.end(row);
  // The place where two rows meet belongs to the next row, so all rows but the last end before their last grapheme.
  const isLast = rows.start(row + 1) === undefined;
  let x = 0;
  for (let at = rows.start(row) ?? rowEnd; at < rowEnd;) {
    const end = graphemeEnd(rows.line, at);
    x += drawGrapheme(rows.line.slice(at, end), x).cells;
    if (x > cell || (!isLast && end >= rowEnd)) return at;
    at = end;
  }
  return rowEnd;
}

/** The rows to show, scrolled from `top` only as far as the cursor needs. Lays out only lines near the view. */
export function viewport(buffer: TextBuffer, view: ViewSize, top: RowPlace = { line: 0, row: 0 }): Viewport {
  const height = Math.max(1, view.height);
  const { lines, cursor } = buffer;
  const cursorRows = lineRows(lines, cursor.line, view);
  const cursorRow: RowPlace = { line: cursor.line, row: cursorRows.rowAt(cursor.column) };
  const first = firstRow(lines, view, height, clampRow(lines, view, top), cursorRow);
  const selection = selectionOf(buffer);
  const drawn: string[] = [];
  const selected: (Stretch | null)[] = [];
  let y = 0;
  for (let { line, row } = first; line < lines.length && drawn.length < height; line++, row = 0) {
    const rows = lineRows(lines, line, view);
    for (; rows.start(row) !== undefined && drawn.length < height; row++) {
      if (line === cursorRow.line && row === cursorRow.row) y = drawn.length;
      const text = drawText(rows.line.slice(rows.start(row), rows.end(row)));
      drawn.push(view.width < NARROW ? takeCells(text, view.width) : text);
      selected.push(selection === null ? null : selectedCells(rows, { line, row }, selection));
    }
  }
  // Behind the space that may stand beyond a full row there is no cell left; the cursor stays on it.
  const x = Math.min(cellOf(cursorRows, cursor.column), Math.max(0, view.width - 1));
  return { rows: drawn, selected, top: first, cursor: { x, y } };
}

/** What of a row is selected, in cells. A selected line break is one cell behind the line. */
function selectedCells(rows: LineRows, { line, row }: RowPlace, { from, to }: Selection): Stretch | null {
  const start = rows.start(row) ?? 0;
  const end = rows.end(row);
  const first = line < from.line ? end + 1 : line > from.line ? start : Math.max(start, from.column);
  const last = line < to.line ? end : line > to.line ? -1 : Math.min(end, to.column);
  const breaks = line < to.line && rows.start(row + 1) === undefined;
  if (line < from.line || first > last || (first === last && !breaks)) return null;
  const cellsTo = (column: number): number => drawnCells(rows.line.slice(start, column));
  return { from: cellsTo(first), to: cellsTo(last) + (breaks ? 1 : 0) };
}

/** The row `count` rows away from another, or the first or last one there is. */
export function rowBy(lines: readonly string[], view: ViewSize, from: RowPlace, count: number): RowPlace {
  return count < 0 ? rowsUp(lines, view, from, -count) : rowsDown(lines, view, from, count);
}

function rowsUp(lines: readonly string[], view: ViewSize, from: RowPlace, count: number): RowPlace {
  let { line, row } = from;
  for (let left = count; ; left -= row + 1, line--, row = lineRows(lines, line, view).last()) {
    if (left <= row) return { line, row: row - left };
    if (line === 0) return { line: 0, row: 0 };
  }
}

function rowsDown(lines: readonly string[], view: ViewSize, from: RowPlace, count: number): RowPlace {
  let { line, row } = from;
  for (let left = count; ; line++, row = 0) {
    const rows = lineRows(lines, line, view);
    if (rows.start(row + left) !== undefined) return { line, row: row + left };
    if (line >= lines.length - 1) return { line, row: rows.last() };
    left -= rows.last() - row + 1;
  }
}

function firstRow(lines: readonly string[], view: ViewSize, height: number, top: RowPlace, cursor: RowPlace): RowPlace {
  if (compareRows(cursor, top) <= 0) return cursor;
  const highest = rowBy(lines, view, cursor, -(height - 1));
  return compareRows(top, highest) < 0 ? highest : top;
}

function clampRow(lines: readonly string[], view: ViewSize, place: RowPlace): RowPlace {
  const line = Math.min(place.line, lines.length - 1);
  const rows = lineRows(lines, line, view);
  return { line, row: rows.start(place.row) === undefined ? rows.last() : place.row };
}

function compareRows(a: RowPlace, b: RowPlace): number {
  return a.line - b.line || a.row - b.row;
}
