/** Where the cursor goes: by grapheme, word, line and visual row. Pure; the buffer itself is not changed here. */
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';
import { endOf, lineAt, type TextBuffer } from './buffer.ts';
import { cellOf, columnAtCell, lineRows, rowBy, type ViewSize } from './layout.ts';
import type { Position } from './position.ts';
import { wordEndAfter, wordStartBefore } from './words.ts';

export const MOTIONS = [
  'left',
  'right',
  'wordLeft',
  'wordRight',
  'lineStart',
  'lineEnd',
  'rowStart',
  'rowEnd',
  'textStart',
  'textEnd',
  'up',
  'down',
  'pageUp',
  'pageDown',
] as const;
export type Motion = (typeof MOTIONS)[number];

export interface Target {
  position: Position;
  /** the cell to keep aiming for, when the motion is a vertical one */
  goal: number | null;
}

/** Where a motion leads from the cursor. `view` is what rows and pages are counted in. */
export function target(buffer: TextBuffer, motion: Motion, view: ViewSize): Target {
  const page = Math.max(1, view.height - 1);
  switch (motion) {
    case 'up':
      return vertical(buffer, view, -1);
    case 'down':
      return vertical(buffer, view, 1);
    case 'pageUp':
      return vertical(buffer, view, -page);
    case 'pageDown':
      return vertical(buffer, view, page);
    default:
      return { position: horizontal(buffer, motion, view), goal: null };
  }
}

function horizontal(
  buffer: TextBuffer,
  motion: Exclude<Motion, 'up' | 'down' | 'pageUp' | 'pageDown'>,
  view: ViewSize,
): Position {
  const { lines, cursor } = buffer;
  const text = lineAt(lines, cursor.line);
  switch (motion) {
    case 'left':
      if (cursor.column > 0) return { line: cursor.line, column: graphemeStart(text, cursor.column) };
      return cursor.line === 0 ? cursor : endOfLine(lines, cursor.line - 1);
    case 'right':
      if (cursor.column < text.length) return { line: cursor.line, column: graphemeEnd(text, cursor.column) };
      return cursor.line === lines.length - 1 ? cursor : { line: cursor.line + 1, column: 0 };
    case 'wordLeft':
      return wordLeft(lines, cursor);
    case 'wordRight':
      return wordRight(lines, cursor);
    case 'lineStart':
      return { line: cursor.line, column: 0 };
    case 'lineEnd':
      return endOfLine(lines, cursor.line);
    case 'rowStart':
      return rowStart(lines, cursor, view);
    case 'rowEnd':
      return rowEnd(lines, cursor, view);
    case 'textStart':
      return { line: 0, column: 0 };
    case 'textEnd':
      return endOf(lines);
  }
}

/** The start of the visual row; from there, the start of the line. */
function rowStart(lines: readonly string[], cursor: Position, view: ViewSize): Position {
  const rows = lineRows(lines, cursor.line, view);
  const start = rows.start(rows.rowAt(cursor.column)) ?? 0;
  return { line: cursor.line, column: start === cursor.column ? 0 : start };
}

/** The last place in the visual row; from there, the end of the line. */
function rowEnd(lines: readonly string[], cursor: Position, view: ViewSize): Position {
  const rows = lineRows(lines, cursor.line, view);
  const column = columnAtCell(rows, rows.rowAt(cursor.column), Infinity);
  return { line: cursor.line, column: column === cursor.column ? rows.line.length : column };
}

function vertical(buffer: TextBuffer, view: ViewSize, count: number): Target {
  const { lines, cursor } = buffer;
  const rows = lineRows(lines, cursor.line, view);
  const row = rows.rowAt(cursor.column);
  const goal = buffer.goal ?? cellOf(rows, cursor.column);
  const place = rowBy(lines, view, { line: cursor.line, row }, count);
  if (place.line === cursor.line && place.row === row) {
    // Beyond the first or last row lies the start or end of the text.
    return { position: count < 0 ? { line: 0, column: 0 } : endOf(lines), goal };
  }
  return {
    position: { line: place.line, column: columnAtCell(lineRows(lines, place.line, view), place.row, goal) },
    goal,
  };
}

function wordLeft(lines: readonly string[], from: Position): Position {
  for (let { line, column } = from; ; line--, column = lineAt(lines, line).length) {
    const start = wordStartBefore(lineAt(lines, line), column);
    if (start !== null) return { line, column: start };
    if (line === 0) return { line: 0, column: 0 };
  }
}

function wordRight(lines: readonly string[], from: Position): Position {
  for (let { line, column } = from; ; line++, column = 0) {
    const end = wordEndAfter(lineAt(lines, line), column);
    if (end !== null) return { line, column: end };
    if (line >= lines.length - 1) return endOf(lines);
  }
}

function endOfLine(lines: readonly string[], line: number): Position {
  return { line, column: lineAt(lines, line).length };
}
