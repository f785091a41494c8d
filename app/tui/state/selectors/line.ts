/** One row of the screen before it is drawn: pieces of safe text, each with what it means. */
import { cells, truncate } from '../../text/width.ts';

/** What a piece of text is, not how it looks; the theme decides that. */
export type Token =
  'text' | 'dim' | 'strong' | 'found' | 'heading' | 'accent' | 'brand' | 'name' | 'chosen' | 'good' | 'bad' | 'key';

export interface Span {
  text: string;
  token: Token;
}

export type Line = readonly Span[];

export const EMPTY: Line = [];

/** A line of one piece. */
export function line(text: string, token: Token = 'text'): Line {
  return [{ text, token }];
}

export function lineCells(spans: Line): number {
  return spans.reduce((sum, span) => sum + cells(span.text), 0);
}

/** The beginning of a line that fits into `width` cells, with … where something is missing. */
export function fitLine(spans: Line, width: number): Line {
  if (lineCells(spans) <= width) return spans;
  const fitted: Span[] = [];
  let left = width;
  for (const span of spans) {
    const needed = cells(span.text);
    // The piece that meets the edge keeps one cell for the sign that something follows.
    const text = needed >= left ? truncate(`${span.text} `, left) : span.text;
    if (text !== '') fitted.push({ ...span, text });
    left -= cells(text);
    if (needed >= left + cells(text) || left <= 0) break;
  }
  return fitted;
}

/** Left and right pieces of one row; the left one gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const rightCells = lineCells(right);
  if (rightCells === 0) return fitLine(left, width);
  if (rightCells + 8 > width) return fitLine(left, width);
  const start = fitLine(left, width - rightCells - 2);
  return [...start, { text: ' '.repeat(width - rightCells - lineCells(start)), token: 'text' }, ...right];
}
