/** How each kind of text looks. Sixteen colours, so that the person's own terminal theme decides their shades. */
import type { Token } from '../state/selectors/line.ts';

interface Look {
  color?: string;
  dimColor?: boolean;
  bold?: boolean;
  underline?: boolean;
}

export type Theme = Readonly<Record<Token, Look>>;

/** One accent; everything else is the terminal's own text colour, plain, bold or dim. */
export const COLOURED: Theme = {
  text: {},
  dim: { dimColor: true },
  accent: { color: 'cyan' },
  heading: { bold: true },
  name: { color: 'cyan' },
  chosen: { color: 'cyan', bold: true, underline: true },
  strong: { bold: true },
  good: { color: 'green' },
  bad: { color: 'red' },
  key: { bold: true },
  brand: { color: 'cyan', bold: true },
};

/** The same without any colour: weight and place alone must tell everything. */
const COLOURLESS: Theme = {
  ...COLOURED,
  accent: { bold: true },
  name: { underline: true },
  chosen: { bold: true, underline: true },
  good: {},
  bad: { bold: true },
  brand: { bold: true },
};

/** The theme for an environment: NO_COLOR with any value but the empty one takes the colours away (no-color.org). */
export function themeFor(environment: Readonly<Record<string, string | undefined>>): Theme {
  const noColour = environment['NO_COLOR'] ?? '';
  return noColour === '' ? COLOURED : COLOURLESS;
}
