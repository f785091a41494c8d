/** Hides text from who looks over a shoulder: words become bars of the same width. Pure, but for its context. */
import { createContext } from 'react';
import type { Line } from '../state/selectors/line.ts';
import { cells } from '../text/width.ts';

/** Whether all but the current line is hidden. */
export const VeilContext = createContext(false);

/** Neither wide nor narrow anywhere, unlike the darker shades. */
const BAR = '░';

/** A text of the same cells with nothing to read in it. */
export function veiledText(text: string): string {
  return text.replace(/\S+/gu, (word) => BAR.repeat(cells(word)));
}

/** A line of which only the mark of the selection and the program's name can be read. */
export function veiledLine(line: Line): Line {
  return line.map((span) => (span.token === 'brand' ? span : { text: veiledText(span.text), token: 'dim' }));
}
