/** The editor's actions, and the one function that applies them: (buffer, action, view) → buffer. */
import { cleanInput } from '../text/sanitize.ts';
import { positionAt, type TextBuffer } from './buffer.ts';
import { insert, redo, remove, replaceAll, undo } from './edit.ts';
import { close, type ChangeKind } from './history.ts';
import type { ViewSize } from './layout.ts';
import { target, type Motion } from './motion.ts';
import { comparePositions } from './position.ts';

export type EditorAction =
  | { type: 'insert'; text: string }
  | { type: 'paste'; text: string }
  | { type: 'move'; motion: Motion }
  /** removes from the cursor to where the motion leads */
  | { type: 'delete'; motion: Motion }
  | { type: 'undo' }
  | { type: 'redo' }
  /** a new text as one undo step, e.g. from an external editor */
  | { type: 'replace'; text: string }
  /** cursor to an offset in UTF-16 units */
  | { type: 'place'; offset: number };

/** The buffer after an action; the same object when nothing changes. */
export function update(buffer: TextBuffer, action: EditorAction, view: ViewSize): TextBuffer {
  switch (action.type) {
    case 'insert':
      return insert(buffer, cleanInput(action.text), 'type');
    case 'paste':
      return insert(buffer, cleanInput(action.text));
    case 'move':
      return move(buffer, action.motion, view);
    case 'delete':
      return erase(buffer, action.motion, view);
    case 'undo':
      return undo(buffer);
    case 'redo':
      return redo(buffer);
    case 'replace':
      return replaceAll(buffer, cleanInput(action.text));
    case 'place':
      return { ...buffer, cursor: positionAt(buffer.lines, action.offset), goal: null, history: close(buffer.history) };
  }
}

function move(buffer: TextBuffer, motion: Motion, view: ViewSize): TextBuffer {
  const { position, goal } = target(buffer, motion, view);
  if (comparePositions(position, buffer.cursor) === 0 && goal === buffer.goal) return buffer;
  return { ...buffer, cursor: position, goal, history: close(buffer.history) };
}

function erase(buffer: TextBuffer, motion: Motion, view: ViewSize): TextBuffer {
  const { position } = target(buffer, motion, view);
  const backwards = comparePositions(position, buffer.cursor) < 0;
  const kind: ChangeKind = motion === 'left' ? 'delete-back' : motion === 'right' ? 'delete-forward' : 'other';
  return backwards ? remove(buffer, position, buffer.cursor, kind) : remove(buffer, buffer.cursor, position, kind);
}
