/** What each key means in a text field: the keys every shell and editor has taught, from input to action. */
import type { Input, KeyInput } from '../keys/input.ts';
import type { TextBuffer } from './buffer.ts';
import { isEmpty, lineAt } from './buffer.ts';
import type { Motion } from './motion.ts';
import type { EditorAction } from './update.ts';

export interface FieldKind {
  /** false for a field of one line: Enter, up, down and paging are then left to the screen */
  multiline: boolean;
}

const CONTROL: Readonly<Record<string, EditorAction>> = {
  a: move('lineStart'),
  e: move('lineEnd'),
  b: move('left'),
  f: move('right'),
  d: erase('right'),
  h: erase('left'),
  u: erase('lineStart'),
  w: erase('wordLeft'),
  z: { type: 'undo' },
  _: { type: 'undo' },
  '/': { type: 'undo' },
  y: { type: 'redo' },
};
const ALT: Readonly<Record<string, EditorAction>> = {
  b: move('wordLeft'),
  f: move('wordRight'),
  d: erase('wordRight'),
};

const PLAIN_MOVES: Partial<Record<KeyInput['name'], Motion>> = {
  left: 'left',
  right: 'right',
  home: 'rowStart',
  end: 'rowEnd',
};
const FAR_MOVES: Partial<Record<KeyInput['name'], Motion>> = {
  left: 'wordLeft',
  right: 'wordRight',
  home: 'textStart',
  end: 'textEnd',
};
const VERTICAL_MOVES: Partial<Record<KeyInput['name'], Motion>> = {
  up: 'up',
  down: 'down',
  pageup: 'pageUp',
  pagedown: 'pageDown',
};

/** The action a key or paste stands for in a text field, or null when the field leaves it to others. */
export function actionFor(input: Input, buffer: TextBuffer, field: FieldKind): EditorAction | null {
  if (input.kind === 'paste') {
    return { type: 'paste', text: field.multiline ? input.text : input.text.trim().replace(/\s*\n\s*/g, ' ') };
  }
  if (input.name === 'character') return forCharacter(input, buffer);
  return forNamedKey(input, field);
}

function forCharacter(key: KeyInput, buffer: TextBuffer): EditorAction | null {
  if (key.ctrl && key.alt) return null;
  if (key.ctrl) {
    if (key.shift) return key.text === 'z' ? { type: 'redo' } : null;
    // On an empty field Ctrl-D means "end", which is not ours to decide.
    if (key.text === 'd' && isEmpty(buffer)) return null;
    if (key.text === 'k') return erase(atLineEnd(buffer) ? 'right' : 'lineEnd');
    return CONTROL[key.text] ?? null;
  }
  if (key.alt) return ALT[key.text.toLowerCase()] ?? null;
  return { type: 'insert', text: key.text };
}

function forNamedKey(key: KeyInput, field: FieldKind): EditorAction | null {
  const far = key.ctrl || key.alt;
  switch (key.name) {
    case 'enter':
      return field.multiline && !key.ctrl ? { type: 'insert', text: '\n' } : null;
    case 'backspace':
      return erase(far ? 'wordLeft' : 'left');
    case 'delete':
      return erase(far ? 'wordRight' : 'right');
    default: {
      const motion = (far ? FAR_MOVES : PLAIN_MOVES)[key.name];
      if (motion !== undefined) return move(motion);
      const vertical = field.multiline && !far ? VERTICAL_MOVES[key.name] : undefined;
      return vertical === undefined ? null : move(vertical);
    }
  }
}

function atLineEnd(buffer: TextBuffer): boolean {
  return buffer.cursor.column === lineAt(buffer.lines, buffer.cursor.line).length;
}

function move(motion: Motion): EditorAction {
  return { type: 'move', motion };
}

function erase(motion: Motion): EditorAction {
  return { type: 'delete', motion };
}
