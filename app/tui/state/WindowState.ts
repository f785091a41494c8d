/** What belongs to this window and not to the journal: how it looks, what it hides, what lies over it. */
import { DEFAULT_PREFERENCES, type Preferences } from '../../../backend/preferences/Preferences.ts';
import { createBuffer, type TextBuffer } from '../editor/buffer.ts';
import { PLAIN_DISPLAY, type Display } from './Display.ts';

/** The list of commands, narrowed by what is typed. */
export interface Palette {
  field: TextBuffer;
  selected: number;
}

/** A passphrase being typed: to unlock the window, or a new one, twice. */
export interface Secret {
  step: 'unlock' | 'choose' | 'repeat';
  field: TextBuffer;
  /** what was chosen, while it is repeated */
  chosen: string;
  /** the guess is being tried, which takes a moment */
  checking: boolean;
  problem: string | null;
}

/** The list of keys; `pressing` while the next key pressed becomes that of the selected command. */
export interface KeyList {
  selected: number;
  pressing: boolean;
}

export interface WindowState {
  preferences: Preferences;
  display: Display;
  palette: Palette | null;
  /** only the current line can be read */
  veiled: boolean;
  secret: Secret | null;
  keyList: KeyList;
}

export function askSecret(step: Secret['step'], problem: string | null = null): Secret {
  return { step, field: createBuffer(), chosen: '', checking: false, problem };
}

export const PLAIN_WINDOW: WindowState = {
  preferences: DEFAULT_PREFERENCES,
  display: PLAIN_DISPLAY,
  palette: null,
  veiled: false,
  secret: null,
  keyList: { selected: 0, pressing: false },
};

export type WindowAction =
  | { type: 'preferred'; change: Partial<Preferences> }
  | { type: 'backgroundSeen'; background: Display['background'] }
  | { type: 'paletteToggled' }
  | { type: 'veilToggled' }
  | { type: 'secretChanged'; secret: Secret | null }
  | { type: 'keyPressing'; pressing: boolean };
