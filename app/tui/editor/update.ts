/** The editor's actions, and the one function that applies them: (buffer, action, view) → buffer. */
import { cleanInput } from '../text/sanitize.ts';
import { positionAt, UNSELECTED, type TextBuffer } from './buffer.ts';
import { insert, redo, remove, replaceAll, replaceBetween, undo } from './edit.ts';
import { close, type ChangeKind } from './history.ts';
import type { ViewSize } from './layout.ts';
import { target, type Motion } from './motion.ts';
import { comparePositions } from './position.ts';
import { select, selectAll, selectedText, selectionOf, textBetween, toggleMark } from './selection.ts';

export type EditorAction =
  | { type: 'insert'; text: string }
  | { type: 'paste'; text: string }
  /** with `extend`, what it passes is selected */
  | { type: 'move'; motion: Motion; extend?: true }
  /** removes what is selected, or else from the cursor to where the motion leads; with `kill`, to be brought back */
  | { type: 'delete'; motion: Motion; kill?: true }
  | { type: 'cut' }
  | { type: 'copy' }
  /** inserts what was cut, copied or killed last; whoever keeps that turns it into a paste */
  | { type: 'yank' }
  | { type: 'mark' }
  | { type: 'selectAll' }
  /** selects from one offset to another, in UTF-16 units; the cursor goes to `end` */
  | { type: 'select'; start: number; end: number }
  | { type: 'undo' }
  | { type: 'redo' }
  /** a new text as one undo step, e.g. from an external editor */
  | { type: 'replace'; text: string }
  /** a text in place of what lies between two offsets, in UTF-16 units */
  | { type: 'exchange'; start: number; end: number; text: string }
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
      return action.extend === true || buffer.marking
        ? extend(buffer, action.motion, view)
        : move(buffer, action.motion, view);
    case 'delete':
      return erase(buffer, action.motion, view);
    case 'cut':
      return selectionOf(buffer) === null ? buffer : insert(buffer, '');
    case 'copy':
    case 'yank':
      return buffer;
    case 'mark':
      return toggleMark(buffer);
    case 'selectAll':
      return selectAll(buffer);
    case 'select':
      return select(buffer, action.start, action.end);
    case 'undo':
      return undo(buffer);
    case 'redo':
      return redo(buffer);
    case 'replace':
      return replaceAll(buffer, cleanInput(action.text));
    case 'exchange': {
      const [from, to] = [positionAt(buffer.lines, action.start), positionAt(buffer.lines, action.end)];
      return replaceBetween(buffer, from, to, cleanInput(action.text));
    }
    case 'place':
      return {
        ...buffer,
        ...UNSELECTED,
        cursor: positionAt(buffer.lines, action.offset),
        goal: null,
        history: close(buffer.history),
      };
  }
}

/** What an action takes out of the text or copies, to be inserted again; empty for every other action. */
export function takenText(buffer: TextBuffer, action: EditorAction, view: ViewSize): string {
  if (action.type === 'cut' || action.type === 'copy') return selectedText(buffer);
  if (action.type !== 'delete' || action.kill !== true || selectionOf(buffer) !== null) return '';
  const { position } = target(buffer, action.motion, view);
  return comparePositions(position, buffer.cursor) < 0
    ? textBetween(buffer.lines, position, buffer.cursor)
    : textBetween(buffer.lines, buffer.cursor, position);
}

function move(buffer: TextBuffer, motion: Motion, view: ViewSize): TextBuffer {
  const selection = selectionOf(buffer);
  // One step out of what is selected leads to its edge.
  if (selection !== null && (motion === 'left' || motion === 'right')) {
    const cursor = motion === 'left' ? selection.from : selection.to;
    return { ...buffer, ...UNSELECTED, cursor, goal: null, history: close(buffer.history) };
  }
  const { position, goal } = target(buffer, motion, view);
  const isStill = comparePositions(position, buffer.cursor) === 0 && goal === buffer.goal;
  if (isStill && buffer.anchor === null) return buffer;
  return { ...buffer, ...UNSELECTED, cursor: position, goal, history: close(buffer.history) };
}

function extend(buffer: TextBuffer, motion: Motion, view: ViewSize): TextBuffer {
  const { position, goal } = target(buffer, motion, view);
  if (comparePositions(position, buffer.cursor) === 0 && goal === buffer.goal) return buffer;
  const anchor = buffer.anchor ?? buffer.cursor;
  return { ...buffer, anchor, cursor: position, goal, history: close(buffer.history) };
}

function erase(buffer: TextBuffer, motion: Motion, view: ViewSize): TextBuffer {
  if (selectionOf(buffer) !== null) return insert(buffer, '');
  const { position } = target(buffer, motion, view);
  const backwards = comparePositions(position, buffer.cursor) < 0;
  const kind: ChangeKind = motion === 'left' ? 'delete-back' : motion === 'right' ? 'delete-forward' : 'other';
  return backwards ? remove(buffer, position, buffer.cursor, kind) : remove(buffer, buffer.cursor, position, kind);
}
