/** What an input means in a text field: from key or paste to action, by the table of editing keys. */
import type { Input, KeyInput } from '../keys/input.ts';
import type { TextBuffer } from './buffer.ts';
import { isEmpty, lineAt } from './buffer.ts';
import { EDITING, type EditingRow } from './editingKeys.ts';
import type { EditorAction } from './update.ts';

export interface FieldKind {
  /** false for a field of one line: Enter, up, down, paging and selecting are then left to the screen */
  multiline: boolean;
}

const ROWS: ReadonlyMap<string, EditingRow> = new Map(EDITING.flatMap((row) => row.keys.map((key) => [key, row])));

/** The action a key or paste stands for in a text field, or null when the field leaves it to others. */
export function actionFor(input: Input, buffer: TextBuffer, field: FieldKind): EditorAction | null {
  if (input.kind === 'paste') {
    return { type: 'paste', text: field.multiline ? input.text : input.text.trim().replace(/\s*\n\s*/g, ' ') };
  }
  if (input.name === 'enter') return field.multiline && !input.ctrl ? { type: 'insert', text: '\n' } : null;
  if (input.name === 'character' && !input.ctrl && !input.alt) return { type: 'insert', text: input.text };
  // On an empty field Ctrl-D means "end", which is not ours to decide.
  if (input.ctrl && input.text === 'd' && isEmpty(buffer)) return null;
  const row = ROWS.get(nameOf(input));
  if (row === undefined || (row.multiline === true && !field.multiline)) return null;
  return adjusted(row.action, input, buffer, field);
}

/** As the table writes a key. Shift counts only with Ctrl and a letter; with a named key it is looked at later. */
function nameOf({ name, text, ctrl, alt, shift }: KeyInput): string {
  const modifiers = (ctrl ? 'ctrl+' : '') + (alt ? 'alt+' : '');
  if (name !== 'character') return modifiers + name;
  return modifiers + (ctrl && shift ? 'shift+' : '') + (text === ' ' ? 'space' : text.toLowerCase());
}

function adjusted(action: EditorAction, key: KeyInput, buffer: TextBuffer, field: FieldKind): EditorAction {
  if (action.type === 'move' && key.shift && field.multiline && key.name !== 'character') {
    return { ...action, extend: true };
  }
  // At the end of a line, what Ctrl-K cuts is the line break.
  if (action.type === 'delete' && action.motion === 'lineEnd' && atLineEnd(buffer))
    return { ...action, motion: 'right' };
  return action;
}

function atLineEnd(buffer: TextBuffer): boolean {
  return buffer.cursor.column === lineAt(buffer.lines, buffer.cursor.line).length;
}
