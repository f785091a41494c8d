/** What the decoder makes of the bytes a terminal sends: keys, pastes, the mouse, and what the terminal says of itself. */

export const KEY_NAMES = [
  'character',
  'enter',
  'tab',
  'escape',
  'backspace',
  'delete',
  'insert',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
  'f1',
  'f2',
  'f3',
  'f4',
  'f5',
  'f6',
  'f7',
  'f8',
  'f9',
  'f10',
  'f11',
  'f12',
] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/**
 * One key.
 *
 * - `text` is the grapheme a plain or Alt key stands for; empty for named keys. With Ctrl it is the lower-case letter.
 * - `shift` is known only where the terminal says so: a plain `A` is `{ text: 'A', shift: false }`; Alt+Shift+F is
 *   `{ text: 'F', alt: true, shift: true }`; Ctrl+Shift+Z (kitty terminals only) is `{ text: 'z', ctrl: true, shift: true }`.
 * - Ctrl+J, the newline byte, is `enter` with `shift`: on every terminal a way to say "a new line, do not submit".
 *   Whether plain Enter submits is for the key map to say.
 * - Ctrl+H is `backspace`, since many terminals send it for that key.
 */
export interface KeyInput {
  kind: 'key';
  name: KeyName;
  text: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** Pasted text with line breaks as \n; also a long run of plain text that came at once, since nobody types that. */
export interface PasteInput {
  kind: 'paste';
  text: string;
}

/** What a person types. */
export type Input = KeyInput | PasteInput;

export type MouseAction = 'press' | 'wheelUp' | 'wheelDown';

/** The mouse on a cell of the screen, both from 0. Only the left button counts. */
export interface MouseInput {
  kind: 'mouse';
  action: MouseAction;
  column: number;
  row: number;
}

/** The terminal's answer to what its background is. */
export interface BackgroundInput {
  kind: 'background';
  background: 'dark' | 'light';
}

/** Everything that comes from a terminal. */
export type TerminalInput = Input | MouseInput | BackgroundInput;

export type Modifiers = Pick<KeyInput, 'ctrl' | 'alt' | 'shift'>;

/** A named key, with no modifiers unless given. */
export function namedKey(name: Exclude<KeyName, 'character'>, modifiers: Partial<Modifiers> = {}): KeyInput {
  return { kind: 'key', name, text: '', ctrl: false, alt: false, shift: false, ...modifiers };
}

/** A printable key, with no modifiers unless given. */
export function characterKey(text: string, modifiers: Partial<Modifiers> = {}): KeyInput {
  return { kind: 'key', name: 'character', text, ctrl: false, alt: false, shift: false, ...modifiers };
}
