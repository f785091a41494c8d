/** The text being edited: lines, a cursor, and what can be undone. A plain immutable value; no terminal, no React. */
import { snapToGrapheme } from '../text/graphemes.ts';
import { NO_HISTORY, type History } from './history.ts';
import type { Position } from './position.ts';

export interface TextBuffer {
  /** without line breaks; there is always at least one */
  readonly lines: readonly string[];
  readonly cursor: Position;
  /** where the selected text begins or ends, the cursor being its other end; or null */
  readonly anchor: Position | null;
  /** selecting was begun by a key of its own: every move extends what is selected */
  readonly marking: boolean;
  /** the cell that moves up and down aim for, or null after any other move */
  readonly goal: number | null;
  readonly history: History;
}

export const UNSELECTED = { anchor: null, marking: false } as const;

/** A buffer with the cursor at `offset` UTF-16 units, by default at the end. */
export function createBuffer(text = '', offset = text.length): TextBuffer {
  const lines = text.split('\n');
  return { lines, cursor: positionAt(lines, offset), ...UNSELECTED, goal: null, history: NO_HISTORY };
}

const joined = new WeakMap<readonly string[], string>();

/** The whole text. Joined once for each version of the lines. */
export function bufferText(buffer: TextBuffer): string {
  const known = joined.get(buffer.lines);
  if (known !== undefined) return known;
  const text = buffer.lines.join('\n');
  joined.set(buffer.lines, text);
  return text;
}

export function isEmpty(buffer: TextBuffer): boolean {
  return buffer.lines.length === 1 && buffer.lines[0] === '';
}

/** The text of one line; empty beyond the last one. */
export function lineAt(lines: readonly string[], line: number): string {
  return lines[line] ?? '';
}

/** Where the cursor is, in UTF-16 units from the start of the text. */
export function cursorOffset(buffer: TextBuffer): number {
  let offset = buffer.cursor.column;
  for (let line = 0; line < buffer.cursor.line; line++) offset += lineAt(buffer.lines, line).length + 1;
  return offset;
}

/** The position of an offset, moved back to a grapheme boundary and into the text. */
export function positionAt(lines: readonly string[], offset: number): Position {
  let rest = Math.max(0, offset);
  for (let line = 0; line < lines.length; line++) {
    const text = lineAt(lines, line);
    if (rest <= text.length) return { line, column: snapToGrapheme(text, rest) };
    rest -= text.length + 1;
  }
  return endOf(lines);
}

export function endOf(lines: readonly string[]): Position {
  const line = lines.length - 1;
  return { line, column: lineAt(lines, line).length };
}
