/** What complete escape sequences mean: cursor and editing keys, function keys, kitty and modifyOtherKeys reports. */
import { characterKey, namedKey, type KeyInput, type KeyName, type Modifiers } from './input.ts';

type NamedKey = Exclude<KeyName, 'character'>;

/** Keys by the last letter of `CSI 1;modifiers X` and `SS3 X`. */
const BY_LETTER: Readonly<Record<string, NamedKey>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};

/** Keys by the number of `CSI number;modifiers ~`. */
const BY_NUMBER: Readonly<Record<number, NamedKey>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

/** Keypad keys in application mode: `SS3 x`. */
const KEYPAD: Readonly<Record<string, string>> = {
  j: '*',
  k: '+',
  l: ',',
  m: '-',
  n: '.',
  o: '/',
  X: '=',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(0x70 + digit), `${digit}`])),
};

/** Unicode values of kitty's keypad keys, from 57399 on. */
const KITTY_KEYPAD_TEXT = '0123456789./*-+';
const KITTY_KEYPAD: Readonly<Record<number, NamedKey>> = {
  57414: 'enter',
  57417: 'left',
  57418: 'right',
  57419: 'up',
  57420: 'down',
  57421: 'pageup',
  57422: 'pagedown',
  57423: 'home',
  57424: 'end',
  57425: 'insert',
  57426: 'delete',
};

/** rxvt says modifiers by the last character of `CSI number X`. */
const RXVT_MODIFIERS: Readonly<Record<string, Partial<Modifiers>>> = {
  $: { shift: true },
  '^': { ctrl: true },
  '@': { ctrl: true, shift: true },
};

const SHIFT = 1;
const ALT = 2;
const CTRL = 4;
/** super, hyper, meta: those combinations belong to the desktop, so they type nothing */
const FOREIGN = 8 | 16 | 32;
const RELEASE = 3;

/**
 * The key of a control sequence, or null for one that is not a key.
 *
 * @param parameters what stands between `ESC [` and the final character
 */
export function csiKey(parameters: string, final: string): KeyInput | null {
  if (/[^0-9;:]/.test(parameters)) return null;
  const fields = parameters.split(';').map((field) => field.split(':').map((number) => Number(number)));
  const first = fields[0]?.[0] ?? 0;
  const state = modifierState(fields[1]);
  if (state.release) return null;
  if (final === 'u') return unicodeKey(fields, state);
  if (final === '~') {
    if (first === 27) return codePointKey({ code: fields[2]?.[0] ?? 0, shifted: 0, base: 0 }, state);
    return keyOf(BY_NUMBER[first], state.modifiers);
  }
  const rxvt = RXVT_MODIFIERS[final];
  if (rxvt !== undefined) return keyOf(BY_NUMBER[first], rxvt);
  if (final === 'Z') return namedKey('tab', { ...state.modifiers, shift: true });
  if (/[abcd]/.test(final)) return keyOf(BY_LETTER[final.toUpperCase()], { shift: true });
  // A cursor position report looks like F3 but for its numbers.
  if (final === 'R' && (first > 1 || (fields[1]?.[0] ?? 0) > 64)) return null;
  return keyOf(BY_LETTER[final], state.modifiers);
}

/** The key of `ESC O`, optional modifier number, letter; or null for one that is not a key. */
export function ss3Key(modifier: string, letter: string): KeyInput | null {
  const { modifiers } = modifierState([modifier === '' ? 1 : Number(modifier)]);
  if (letter === 'M') return namedKey('enter', modifiers);
  if (letter === 'I') return namedKey('tab', modifiers);
  if (letter === ' ') return characterKey(' ', modifiers);
  if (/[abcd]/.test(letter)) return keyOf(BY_LETTER[letter.toUpperCase()], { ctrl: true });
  const text = KEYPAD[letter];
  return text === undefined ? keyOf(BY_LETTER[letter], modifiers) : characterKey(text, modifiers);
}

/** The key of a control character (below space, or DEL); null for those that mean nothing. */
export function controlKey(unit: number): KeyInput | null {
  switch (unit) {
    case 0x00:
      return characterKey(' ', { ctrl: true });
    case 0x08:
    case 0x7f:
      return namedKey('backspace');
    case 0x09:
      return namedKey('tab');
    case 0x0a:
      return namedKey('enter', { shift: true });
    case 0x0d:
      return namedKey('enter');
    case 0x1b:
      return namedKey('escape');
    default:
      return unit < 0x20 ? characterKey(String.fromCharCode(unit + 0x40).toLowerCase(), { ctrl: true }) : null;
  }
}

interface ModifierState {
  modifiers: Modifiers;
  foreign: boolean;
  release: boolean;
}

function modifierState(field: number[] | undefined): ModifierState {
  const bits = Math.max(0, (field?.[0] || 1) - 1);
  return {
    modifiers: { shift: (bits & SHIFT) !== 0, alt: (bits & ALT) !== 0, ctrl: (bits & CTRL) !== 0 },
    foreign: (bits & FOREIGN) !== 0,
    release: field?.[1] === RELEASE,
  };
}

/** `CSI code:shifted:base ; modifiers:event ; text u` */
function unicodeKey(fields: number[][], state: ModifierState): KeyInput | null {
  const [code = 0, shifted = 0, base = 0] = fields[0] ?? [];
  const text = (fields[2] ?? []).filter(isText);
  if (text.length > 0 && !state.modifiers.ctrl && !state.foreign) {
    return characterKey(String.fromCodePoint(...text), { alt: state.modifiers.alt });
  }
  return codePointKey({ code, shifted, base }, state);
}

interface CodePoints {
  /** the key without modifiers, in the layout of the keyboard */
  code: number;
  /** with Shift, and in a Latin layout; 0 where the terminal does not say */
  shifted: number;
  base: number;
}

function codePointKey({ code, shifted, base }: CodePoints, state: ModifierState): KeyInput | null {
  const { modifiers, foreign } = state;
  if (code === 0) return null;
  const named = code < 0x20 || code === 0x7f ? controlKey(code) : keyOf(KITTY_KEYPAD[code], {});
  if (named !== null) return { ...named, ...modifiers, shift: modifiers.shift || named.shift };
  const keypad = KITTY_KEYPAD_TEXT[code - 57399];
  if (keypad !== undefined) return characterKey(keypad, modifiers);
  if (!isText(code) || foreign) return null;
  if (modifiers.ctrl) return controlCombination(code, shifted, base, modifiers);
  const character = String.fromCodePoint(code);
  if (!modifiers.shift) return characterKey(character, modifiers);
  const upper = isText(shifted) ? String.fromCodePoint(shifted) : character.toUpperCase();
  // Shift alone is part of the text, as when the terminal sends the text itself.
  return characterKey(upper, { alt: modifiers.alt, shift: modifiers.alt });
}

/** A code point that can be typed; not a control, half a pair, or one of kitty's numbers for keys. */
function isText(code: number): boolean {
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code <= 0xf8ff);
}

/** Ctrl means the same key on every keyboard, and the same as the control character other terminals send for it. */
function controlCombination(code: number, shifted: number, base: number, modifiers: Modifiers): KeyInput {
  const { alt, shift } = modifiers;
  const character = String.fromCodePoint(code > 0x7e && isText(base) ? base : code).toLowerCase();
  const isLetter = character !== character.toUpperCase();
  if (character === 'h') return namedKey('backspace', { alt });
  if (character === 'i') return namedKey('tab', { alt, shift });
  if (character === 'j') return namedKey('enter', { alt, shift: true });
  if (character === 'm') return namedKey('enter', { alt, shift });
  // Ctrl-Shift-minus is Ctrl-_ to everybody.
  if (shift && !isLetter && isText(shifted)) return characterKey(String.fromCodePoint(shifted), { ctrl: true, alt });
  return characterKey(character, modifiers);
}

function keyOf(name: NamedKey | undefined, modifiers: Partial<Modifiers>): KeyInput | null {
  return name === undefined ? null : namedKey(name, modifiers);
}
