/** What the environment and the terminal say of colours and background. Pure. */
import type { Display } from '../state/Display.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Asks the terminal for its background colour (OSC 11). Most answer at once, some never. */
export const BACKGROUND_QUESTION = '\x1b]11;?\x1b\\';

/** An answer that takes longer came from nowhere good, and would change the colours under somebody's eyes. */
export const BACKGROUND_PATIENCE_MS = 1500;

/** Consoles that would print the question instead. */
const DEAF = /^(linux|dumb|vt\d+)/;

export function answersQuestions(environment: Environment): boolean {
  return !DEAF.test(environment['TERM'] ?? '');
}

/**
 * What can be known without asking the terminal.
 * @param depth bits of colour, as `getColorDepth()` of a terminal's stream has them
 */
export function displayFor(environment: Environment, depth: number): Display {
  return { colours: coloursFor(environment, depth), background: backgroundFor(environment), plain: false };
}

/** NO_COLOR with any value but the empty one takes the colours away (no-color.org). */
function coloursFor(environment: Environment, depth: number): Display['colours'] {
  if ((environment['NO_COLOR'] ?? '') !== '') return 'none';
  return depth >= 8 ? 'many' : 'sixteen';
}

/** COLORFGBG is "foreground;background" in numbers of the sixteen colours; some put a word between. */
function backgroundFor(environment: Environment): Display['background'] {
  const behind = /;(\d{1,2})$/.exec(environment['COLORFGBG'] ?? '')?.[1];
  return behind === '7' || behind === '15' ? 'light' : 'dark';
}

/** The background in a terminal's answer, what stands between ESC and the end of the string; null for other answers. */
export function backgroundAnswer(answer: string): Display['background'] | null {
  const [, red, green, blue] = /^\]11;rgba?:([\da-f]+)\/([\da-f]+)\/([\da-f]+)/i.exec(answer) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  // How bright it looks, from 0 to 1: green weighs most.
  const brightness = 0.299 * share(red) + 0.587 * share(green) + 0.114 * share(blue);
  return brightness > 0.5 ? 'light' : 'dark';
}

/** "ff" of "ff", "8000" of "ffff": any number of digits. */
function share(digits: string): number {
  return parseInt(digits, 16) / (16 ** digits.length - 1);
}
