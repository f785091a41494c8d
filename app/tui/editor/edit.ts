/** Changes of the text: insert, remove, undo, redo. Each is buffer → buffer and leaves the old one as it was. */
import { endOf, lineAt, UNSELECTED, type TextBuffer } from './buffer.ts';
import { popRedo, popUndo, record, type Change, type ChangeKind } from './history.ts';
import type { Position } from './position.ts';
import { selectionOf, textBetween } from './selection.ts';

const MANY_LINES = 1000;

/**
 * Inserts at the cursor, or in place of what is selected; the cursor then stands behind it. `text` has \n as its only
 * line break.
 */
export function insert(buffer: TextBuffer, text: string, kind: ChangeKind = 'other'): TextBuffer {
  const { from, to } = selectionOf(buffer) ?? { from: buffer.cursor, to: buffer.cursor };
  return replaceBetween(buffer, from, to, text, kind);
}

/** Puts a text in place of what lies between two positions, of which `from` is not the later one. */
export function replaceBetween(
  buffer: TextBuffer,
  from: Position,
  to: Position,
  text: string,
  kind: ChangeKind = 'other',
): TextBuffer {
  const removed = textBetween(buffer.lines, from, to);
  if (removed === '' && text === '') return buffer;
  const after = endAfter(from, text);
  return applyNew(buffer, { at: from, removed, inserted: text, before: buffer.cursor, after, kind });
}

/** Removes what lies between two positions, of which `from` is not the later one. */
export function remove(buffer: TextBuffer, from: Position, to: Position, kind: ChangeKind = 'other'): TextBuffer {
  return replaceBetween(buffer, from, to, '', kind);
}

/** Replaces the whole text as one step; the cursor goes to the end. */
export function replaceAll(buffer: TextBuffer, text: string): TextBuffer {
  const start: Position = { line: 0, column: 0 };
  const removed = textBetween(buffer.lines, start, endOf(buffer.lines));
  if (removed === text) return buffer;
  const after = endAfter(start, text);
  return applyNew(buffer, { at: start, removed, inserted: text, before: buffer.cursor, after, kind: 'other' });
}

export function undo(buffer: TextBuffer): TextBuffer {
  const popped = popUndo(buffer.history);
  if (popped === null) return buffer;
  const { at, removed, inserted, before } = popped.change;
  const lines = splice(buffer.lines, at, endAfter(at, inserted), removed);
  return { lines, cursor: before, ...UNSELECTED, goal: null, history: popped.history };
}

export function redo(buffer: TextBuffer): TextBuffer {
  const popped = popRedo(buffer.history);
  if (popped === null) return buffer;
  const { at, removed, inserted, after } = popped.change;
  const lines = splice(buffer.lines, at, endAfter(at, removed), inserted);
  return { lines, cursor: after, ...UNSELECTED, goal: null, history: popped.history };
}

function applyNew(buffer: TextBuffer, change: Change): TextBuffer {
  const lines = splice(buffer.lines, change.at, endAfter(change.at, change.removed), change.inserted);
  return { lines, cursor: change.after, ...UNSELECTED, goal: null, history: record(buffer.history, change) };
}

/** Where a text ends when it starts at a position. */
function endAfter(start: Position, text: string): Position {
  const lastBreak = text.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, column: start.column + text.length };
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks++;
  return { line: start.line + breaks, column: text.length - lastBreak - 1 };
}

function splice(lines: readonly string[], from: Position, to: Position, text: string): string[] {
  const middle = (
    lineAt(lines, from.line).slice(0, from.column) +
    text +
    lineAt(lines, to.line).slice(to.column)
  ).split('\n');
  const count = to.line - from.line + 1;
  // A million lines cannot be spread into arguments.
  if (middle.length > MANY_LINES) return lines.slice(0, from.line).concat(middle, lines.slice(to.line + 1));
  return lines.toSpliced(from.line, count, ...middle);
}
