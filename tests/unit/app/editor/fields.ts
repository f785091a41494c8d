/** Text fields written down with | where the cursor is. */
import { bufferText, createBuffer, cursorOffset, type TextBuffer } from '../../../../app/tui/editor/buffer.ts';
import { update, type EditorAction } from '../../../../app/tui/editor/update.ts';
import type { ViewSize } from '../../../../app/tui/editor/layout.ts';

/** Wide enough that short lines do not wrap. */
export const VIEW: ViewSize = { width: 41, height: 10 };

export function field(marked: string): TextBuffer {
  const offset = marked.indexOf('|');
  return createBuffer(marked.replace('|', ''), offset);
}

export function shown(buffer: TextBuffer): string {
  const text = bufferText(buffer);
  const offset = cursorOffset(buffer);
  return `${text.slice(0, offset)}|${text.slice(offset)}`;
}

/** A field after some actions. */
export function after(buffer: TextBuffer, actions: readonly EditorAction[], view: ViewSize = VIEW): TextBuffer {
  return actions.reduce((current, action) => update(current, action, view), buffer);
}

export function edited(marked: string, ...actions: EditorAction[]): TextBuffer {
  return after(field(marked), actions);
}

/** Typing, one action for each character. */
export function typing(text: string): EditorAction[] {
  return [...text].map((character) => ({ type: 'insert', text: character }));
}
