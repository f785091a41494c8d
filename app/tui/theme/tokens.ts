/** How each kind of text may look. */
import type { Token } from '../state/selectors/line.ts';

export interface Look {
  color?: string;
  dimColor?: boolean;
  bold?: boolean;
  underline?: boolean;
}

export type Theme = Readonly<Record<Token, Look>>;
