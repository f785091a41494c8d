/** The themes: what each kind of text looks like on a dark and on a light background. Only text is coloured. */
import type { Preferences, ThemeName } from '../../../backend/preferences/Preferences.ts';
import type { Display } from '../state/Display.ts';
import type { Theme } from './tokens.ts';

/** One accent; everything else is the terminal's own text colour, plain, bold or dim. */
function sixteen(accent: string): Theme {
  return {
    text: {},
    dim: { dimColor: true },
    accent: { color: accent },
    heading: { bold: true },
    name: { color: accent },
    chosen: { color: accent, bold: true, underline: true },
    strong: { bold: true },
    found: { bold: true, underline: true },
    good: { color: 'green' },
    bad: { color: 'red' },
    key: { bold: true },
    brand: { color: accent, bold: true },
  };
}

interface Hues {
  accent: string;
  name: string;
  /** quieter than the text, and still easy to read */
  quiet: string;
  good: string;
  bad: string;
}

/** A theme in colours of its own. The text keeps the terminal's. */
function hued({ accent, name, quiet, good, bad }: Hues): Theme {
  return {
    ...sixteen(accent),
    dim: { color: quiet },
    heading: { color: accent, bold: true },
    name: { color: name },
    chosen: { color: name, bold: true, underline: true },
    good: { color: good },
    bad: { color: bad },
  };
}

/** Without any colour: weight and place alone must tell everything. */
const COLOURLESS: Theme = {
  ...sixteen(''),
  accent: { bold: true },
  name: { underline: true },
  chosen: { bold: true, underline: true },
  good: {},
  bad: { bold: true },
  brand: { bold: true },
};

/** Nothing dim, nothing pale. */
function contrast(accent: string, name: string, bad: string): Theme {
  return {
    ...sixteen(accent),
    dim: {},
    accent: { color: accent, bold: true },
    name: { color: name, bold: true },
    bad: { color: bad, bold: true },
    key: { color: accent, bold: true },
  };
}

interface Shades {
  dark: Theme;
  light: Theme;
  /** needs more than sixteen colours */
  fine: boolean;
}

const SHADES: Readonly<Record<ThemeName, Shades>> = {
  terminal: { dark: sixteen('cyan'), light: sixteen('blue'), fine: false },
  dusk: {
    dark: hued({ accent: '#8fb4e8', name: '#c3a6e6', quiet: '#8a90a5', good: '#8fcfa3', bad: '#ee8f8f' }),
    light: hued({ accent: '#2f5aa0', name: '#6b3fa0', quiet: '#62687d', good: '#2a7040', bad: '#b02a2a' }),
    fine: true,
  },
  moss: {
    dark: hued({ accent: '#9ccf86', name: '#7fd1c0', quiet: '#8b9585', good: '#b5d96f', bad: '#e89a7a' }),
    light: hued({ accent: '#3d6b22', name: '#1c6b5f', quiet: '#616b5a', good: '#4a6d00', bad: '#a8401a' }),
    fine: true,
  },
  amber: {
    dark: hued({ accent: '#f0b860', name: '#e6cf8a', quiet: '#a3957a', good: '#c2cf7a', bad: '#f08a70' }),
    light: hued({ accent: '#8a5200', name: '#6e5a00', quiet: '#6f6450', good: '#55660a', bad: '#a83218' }),
    fine: true,
  },
  contrast: {
    dark: contrast('yellowBright', 'cyanBright', 'redBright'),
    light: contrast('blue', 'magenta', 'red'),
    fine: false,
  },
  plain: { dark: COLOURLESS, light: COLOURLESS, fine: false },
};

/** The theme for what a person wants and what the terminal can show. */
export function themeFor({ theme, background }: Pick<Preferences, 'theme' | 'background'>, display: Display): Theme {
  if (display.colours === 'none') return COLOURLESS;
  const wanted = SHADES[theme];
  const shades = wanted.fine && display.colours === 'sixteen' ? SHADES.terminal : wanted;
  return shades[background === 'detect' ? display.background : background];
}
