/** The selected text of a buffer: what lies between its anchor and its cursor. Pure. */
import { bufferText, endOf, lineAt, positionAt, UNSELECTED, type TextBuffer } from './buffer.ts';
import { close } from './history.ts';
import { comparePositions, type Position } from './position.ts';

/** Two positions, `from` the earlier one. */
export interface Selection {
  from: Position;
  to: Position;
}

/** What is selected, or null when that is nothing. */
export function selectionOf({ anchor, cursor }: TextBuffer): Selection | null {
  if (anchor === null) return null;
  const order = comparePositions(anchor, cursor);
  if (order === 0) return null;
  return order < 0 ? { from: anchor, to: cursor } : { from: cursor, to: anchor };
}

/** The selected text; empty when nothing is. */
export function selectedText(buffer: TextBuffer): string {
  const selection = selectionOf(buffer);
  return selection === null ? '' : textBetween(buffer.lines, selection.from, selection.to);
}

/** The text between two positions, of which `from` is not the later one. */
export function textBetween(lines: readonly string[], from: Position, to: Position): string {
  if (from.line === to.line) return lineAt(lines, from.line).slice(from.column, to.column);
  const first = lineAt(lines, from.line).slice(from.column);
  const last = lineAt(lines, to.line).slice(0, to.column);
  return [first, ...lines.slice(from.line + 1, to.line), last].join('\n');
}

/** Takes the selection away, and leaves the cursor where it is. */
export function unselected(buffer: TextBuffer): TextBuffer {
  return buffer.anchor === null ? buffer : { ...buffer, ...UNSELECTED };
}

/** Begins to select at the cursor, or ends that. */
export function toggleMark(buffer: TextBuffer): TextBuffer {
  return buffer.marking ? unselected(buffer) : { ...buffer, anchor: buffer.cursor, marking: true };
}

/** Selects from one offset in UTF-16 units to another, where the cursor goes. */
export function select(buffer: TextBuffer, start: number, end: number): TextBuffer {
  const anchor = positionAt(buffer.lines, start);
  const cursor = positionAt(buffer.lines, end);
  return { ...buffer, anchor, cursor, marking: false, goal: null, history: close(buffer.history) };
}

/** Selects everything. */
export function selectAll(buffer: TextBuffer): TextBuffer {
  if (bufferText(buffer) === '') return buffer;
  const anchor: Position = { line: 0, column: 0 };
  return { ...buffer, anchor, cursor: endOf(buffer.lines), marking: false, goal: null, history: close(buffer.history) };
}
