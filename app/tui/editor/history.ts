/** Undo and redo as a bounded list of changes; a run of typing or deleting is one step. */
import { comparePositions, type Position } from './position.ts';

/** `type` and the two deletes join with their neighbours; `other` is always a step of its own. */
export type ChangeKind = 'type' | 'delete-back' | 'delete-forward' | 'other';

/** At `at`, `removed` was replaced by `inserted`. */
export interface Change {
  readonly at: Position;
  readonly removed: string;
  readonly inserted: string;
  /** cursor before and after */
  readonly before: Position;
  readonly after: Position;
  readonly kind: ChangeKind;
}

export interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
  /** whether the next change may join the last one; false after a move */
  readonly open: boolean;
}

export const NO_HISTORY: History = { done: [], undone: [], open: false };

/** Bounds of what is kept: steps, and characters in all of them. The last step is always kept. */
const MOST_STEPS = 500;
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** For text without spaces: more than this is not undone at once. */
const LONGEST_TYPED = 100;

/** The history after a change, which forgets what was undone. */
export function record(history: History, change: Change): History {
  const last = history.done.at(-1);
  const joined = history.open && last !== undefined ? join(last, change) : null;
  const done = joined === null ? [...history.done, change] : [...history.done.slice(0, -1), joined];
  return { done: trim(done), undone: [], open: true };
}

/** The history after the cursor moved: the next change is a step of its own. */
export function close(history: History): History {
  return history.open ? { ...history, open: false } : history;
}

export function popUndo(history: History): { change: Change; history: History } | null {
  const change = history.done.at(-1);
  if (change === undefined) return null;
  return { change, history: { done: history.done.slice(0, -1), undone: [...history.undone, change], open: false } };
}

export function popRedo(history: History): { change: Change; history: History } | null {
  const change = history.undone.at(-1);
  if (change === undefined) return null;
  return { change, history: { done: [...history.done, change], undone: history.undone.slice(0, -1), open: false } };
}

/** One step for two neighbouring changes of the same kind, or null when they stay apart. */
function join(last: Change, next: Change): Change | null {
  if (last.kind !== next.kind || last.kind === 'other' || comparePositions(last.after, next.before) !== 0) return null;
  const both = { before: last.before, after: next.after, kind: last.kind };
  switch (last.kind) {
    case 'type':
      if (next.removed !== '' || startsNewStep(last.inserted, next.inserted)) return null;
      return { ...both, at: last.at, removed: last.removed, inserted: last.inserted + next.inserted };
    case 'delete-back':
      return { ...both, at: next.at, removed: next.removed + last.removed, inserted: '' };
    case 'delete-forward':
      return { ...both, at: last.at, removed: last.removed + next.removed, inserted: '' };
  }
}

/** Typing is undone word by word, each with the spaces after it; a new line is a step, and so is a long stretch. */
function startsNewStep(before: string, next: string): boolean {
  return before.length >= LONGEST_TYPED || next.startsWith('\n') || (/\s$/.test(before) && /^\S/.test(next));
}

function trim(done: Change[]): Change[] {
  let from = Math.max(0, done.length - MOST_STEPS);
  let characters = 0;
  for (let index = done.length - 1; index >= from; index--) {
    const change = done[index];
    if (change !== undefined) characters += change.removed.length + change.inserted.length;
    if (characters > MOST_CHARACTERS) from = Math.min(index + 1, done.length - 1);
  }
  return from === 0 ? done : done.slice(from);
}
