/** Vim keys: what a key means in the modes of vim, as actions of the editor. Pure; typing itself is the editor's. */
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';
import type { KeyInput } from '../keys/input.ts';
import { bufferText, cursorOffset, lineAt, type TextBuffer } from './buffer.ts';
import { selectionOf } from './selection.ts';
import type { EditorAction } from './update.ts';
import { lineEnd, lineStart, vimTarget, wordAround } from './vimMotions.ts';

export interface Vim {
  mode: 'insert' | 'normal' | 'visual';
  /** keys of a command that is not complete yet */
  pending: string;
}

/** A page is for writing: it begins in the mode in which one does. */
export const VIM_START: Vim = { mode: 'insert', pending: '' };
const NORMAL: Vim = { mode: 'normal', pending: '' };

export interface VimOutcome {
  vim: Vim;
  actions: readonly EditorAction[];
  /** what is to come back, where that is more than the actions take: lines end with a line break */
  taken?: string;
  /** a command of the window that the key stands for, too */
  command?: 'find' | 'save' | 'palette';
}

/** Counts, then an operator, then a motion or what the operator is about. */
const COMMAND = /^([1-9]\d*)?([dcy])?([1-9]\d*)?(gg|i?w|aw|r.|ZZ|[^giarZ]|[iar])?$/su;
/** The beginning of something longer. */
const UNFINISHED = /^(?:[1-9]\d*)?(?:[dcy](?:[1-9]\d*)?[ia]?)?[grZ]?$/u;
const OPERATORS = /^[dcyxs]$/;
const VERTICAL: Partial<Record<string, 'up' | 'down'>> = { j: 'down', k: 'up' };
const MOST_TIMES = 999;

/** What a key means, or null when it is left to the commands of the window and to the editor. */
export function vimKey(vim: Vim, key: KeyInput, buffer: TextBuffer, clipboard: string): VimOutcome | null {
  const text = bufferText(buffer);
  const at = cursorOffset(buffer);
  if (key.name === 'escape') return escape(vim, text, at);
  if (vim.mode === 'insert') return null;
  if (key.ctrl || key.alt) return key.ctrl && key.text === 'r' ? done([{ type: 'redo' }]) : null;
  if (key.name === 'enter') return done([{ type: 'move', motion: 'down', ...extending(vim) }], vim);
  if (key.name === 'backspace') return done([{ type: 'move', motion: 'left', ...extending(vim) }], vim);
  if (key.name !== 'character') return null;
  // What is selected is what an operator is about.
  if (vim.mode === 'visual' && OPERATORS.test(key.text)) return visual(vim, buffer, key.text, 1);
  const pending = vim.pending + key.text;
  if (UNFINISHED.test(pending)) return { vim: { ...vim, pending }, actions: [] };
  const parts = COMMAND.exec(pending);
  if (parts === null) return done([], vim);
  const [, first = '1', operator, second = '1', what = ''] = parts;
  const times = Math.min(MOST_TIMES, Number(first) * Number(second));
  if (vim.mode === 'visual') return visual(vim, buffer, what, times);
  if (operator !== undefined) return operate(operator, what, text, at, times);
  return moved(vim, what, text, at, times) ?? simple(what, text, at, times, clipboard);
}

/** Where the cursor rests once a command is done: on a letter, not behind the last one of its line. Else null. */
export function restingPlace({ mode }: Vim, buffer: TextBuffer): EditorAction | null {
  const line = lineAt(buffer.lines, buffer.cursor.line);
  if (mode !== 'normal' || line === '' || buffer.cursor.column < line.length) return null;
  return { type: 'place', offset: cursorOffset(buffer) - (line.length - graphemeStart(line, line.length)) };
}

function done(actions: readonly EditorAction[], vim: Vim = NORMAL): VimOutcome {
  return { vim: { ...vim, pending: '' }, actions };
}

function inserting(...actions: EditorAction[]): VimOutcome {
  return { vim: VIM_START, actions };
}

function extending({ mode }: Vim): { extend: true } | object {
  return mode === 'visual' ? { extend: true } : {};
}

/** From typing to commands, from a selection or a half command back; from there Esc is the window's. */
function escape(vim: Vim, text: string, at: number): VimOutcome | null {
  if (vim.mode === 'normal') return vim.pending === '' ? null : done([]);
  const isAtStart = vim.mode === 'visual' || at === lineStart(text, at);
  return done([isAtStart ? { type: 'place', offset: at } : { type: 'move', motion: 'left' }]);
}

function targetAfter(what: string, text: string, at: number, times: number): ReturnType<typeof vimTarget> {
  let target = vimTarget(what, text, at);
  for (let time = 1; time < times && target !== null; time++) target = vimTarget(what, text, target.offset);
  return target;
}

function moved(vim: Vim, what: string, text: string, at: number, times: number): VimOutcome | null {
  const vertical = VERTICAL[what];
  if (vertical !== undefined) {
    const step: EditorAction = { type: 'move', motion: vertical, ...extending(vim) };
    return done(
      Array.from({ length: times }, () => step),
      vim,
    );
  }
  const target = targetAfter(what, text, at, times);
  return target === null ? null : done([{ type: 'place', offset: target.offset }], vim);
}

/** Lines from the one of an offset, their line breaks included. */
function wholeLines(text: string, at: number, times: number): [start: number, end: number] {
  let end = lineEnd(text, at);
  for (let line = 1; line < times && end < text.length; line++) end = lineEnd(text, end + 1);
  return [lineStart(text, at), end];
}

function operate(operator: string, what: string, text: string, at: number, times: number): VimOutcome {
  if (what === '' || what === operator) return onLines(operator, text, at, times);
  if (what === 'iw' || what === 'aw') return onStretch(operator, ...wordAround(text, at, what === 'aw'), at);
  const vertical = VERTICAL[what];
  if (vertical === 'down') return onLines(operator, text, at, times + 1);
  // Changing a word leaves the blank behind it.
  const target = targetAfter(operator === 'c' && what === 'w' ? 'e' : what, text, at, times);
  if (target === null) return done([]);
  const reached = target.inclusive === true ? graphemeEnd(text, target.offset) : target.offset;
  // The last word of a line does not take the next line along.
  const end = what === 'w' && reached > lineEnd(text, at) ? lineEnd(text, at) : reached;
  return onStretch(operator, Math.min(at, end), Math.max(at, end), at);
}

function onStretch(operator: string, start: number, end: number, at: number): VimOutcome {
  const select: EditorAction = { type: 'select', start, end };
  if (start === end) return operator === 'c' ? inserting() : done([]);
  if (operator === 'y') return done([select, { type: 'copy' }, { type: 'place', offset: Math.min(at, start) }]);
  return operator === 'c' ? inserting(select, { type: 'cut' }) : done([select, { type: 'cut' }]);
}

function onLines(operator: string, text: string, at: number, times: number): VimOutcome {
  const [start, end] = wholeLines(text, at, times);
  const taken = `${text.slice(start, end)}\n`;
  if (operator === 'c') return { ...onStretch('c', start, end, at), taken };
  // The last line goes with the line break before it.
  const from = end === text.length && operator === 'd' ? Math.max(0, start - 1) : start;
  return { ...onStretch(operator, from, Math.min(text.length, end + 1), at), taken };
}

function visual(vim: Vim, buffer: TextBuffer, what: string, times: number): VimOutcome {
  const text = bufferText(buffer);
  const at = cursorOffset(buffer);
  const { from, to } = selectionOf(buffer) ?? { from: buffer.cursor, to: buffer.cursor };
  const start = cursorOffset({ ...buffer, cursor: from });
  const end = graphemeEnd(text, cursorOffset({ ...buffer, cursor: to }));
  if (what === 'v') return done([{ type: 'place', offset: at }]);
  if (OPERATORS.test(what)) return onStretch(what === 'x' ? 'd' : what === 's' ? 'c' : what, start, end, start);
  const vertical = VERTICAL[what];
  if (vertical !== undefined) return moved(vim, what, text, at, times) ?? done([], vim);
  const target = targetAfter(what, text, at, times);
  if (target === null) return done([], vim);
  const anchor = buffer.anchor === null ? at : cursorOffset({ ...buffer, cursor: buffer.anchor });
  return done([{ type: 'select', start: anchor, end: target.offset }], vim);
}

function simple(what: string, text: string, at: number, times: number, clipboard: string): VimOutcome {
  const repeat = (action: EditorAction): EditorAction[] => Array.from({ length: times }, () => action);
  const to = (offset: number): EditorAction => ({ type: 'place', offset });
  const [start, end] = [lineStart(text, at), lineEnd(text, at)];
  const behind = at === end ? at : graphemeEnd(text, at);
  switch (what) {
    case 'i':
      return inserting();
    case 'a':
      return inserting(to(behind));
    case 'I':
      return inserting(to(start));
    case 'A':
      return inserting(to(end));
    case 'o':
      return inserting(to(end), { type: 'insert', text: '\n' });
    case 'O':
      return inserting(to(start), { type: 'insert', text: '\n' }, to(start));
    case 'x':
      return at === end ? done([]) : done(repeat({ type: 'delete', motion: 'right', kill: true }));
    case 'X':
      return at === start ? done([]) : done(repeat({ type: 'delete', motion: 'left', kill: true }));
    case 's':
      return onStretch('c', at, behind, at);
    case 'D':
      return onStretch('d', at, end, at);
    case 'C':
      return onStretch('c', at, end, at);
    case 'J':
      return end === text.length ? done([]) : done([{ type: 'exchange', start: end, end: end + 1, text: ' ' }]);
    case '~': {
      const letter = text.slice(at, behind);
      const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
      return letter === '' ? done([]) : done([{ type: 'exchange', start: at, end: behind, text: other }]);
    }
    case 'p':
    case 'P':
      return done(inserted(clipboard, what, { text, at, start, end, behind }));
    case 'u':
      return done(repeat({ type: 'undo' }));
    case 'v':
      return { vim: { mode: 'visual', pending: '' }, actions: [{ type: 'select', start: at, end: at }] };
    case '/':
      return { ...done([]), command: 'find' };
    case ':':
      return { ...done([]), command: 'palette' };
    case 'ZZ':
      return { ...done([]), command: 'save' };
    default:
      return what.startsWith('r') && at !== end
        ? done([{ type: 'exchange', start: at, end: behind, text: what.slice(1) }, to(at)])
        : done([]);
  }
}

interface Around {
  text: string;
  at: number;
  start: number;
  end: number;
  behind: number;
}

/** What was cut comes in behind the cursor, or before it; lines come in as lines. */
function inserted(clipboard: string, what: 'p' | 'P', { text, start, end, at, behind }: Around): EditorAction[] {
  if (clipboard === '') return [];
  const place = (offset: number): EditorAction => ({ type: 'place', offset });
  if (!clipboard.endsWith('\n')) return [place(what === 'p' ? behind : at), { type: 'yank' }];
  const lines = clipboard.replace(/\n$/, '');
  if (what === 'P') return [place(start), { type: 'paste', text: `${lines}\n` }, place(start)];
  const isLast = end === text.length;
  return [place(isLast ? end : end + 1), { type: 'paste', text: isLast ? `\n${lines}` : `${lines}\n` }, place(end + 1)];
}
