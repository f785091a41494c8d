/** What the terminal can show, as far as it and the environment say. */
export interface Display {
  /** `none`: also where the person asked for none; `many`: more than the sixteen */
  colours: 'none' | 'sixteen' | 'many';
  background: 'dark' | 'light';
  /** one thing below the other, nothing that moves: for a screen reader */
  plain: boolean;
}

/** What every terminal can do. */
export const PLAIN_DISPLAY: Display = { colours: 'sixteen', background: 'dark', plain: false };
