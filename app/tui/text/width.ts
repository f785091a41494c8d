/** Widths in terminal cells: measure, truncate and pad text that is already safe to draw. */
import stringWidth from 'string-width';
import { graphemeEnd, isSimpleUnit } from './graphemes.ts';

/** Text in which every unit is one cell. */
export const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const ELLIPSIS = '…';

/** Widths of graphemes that need a lookup; emptied when full, since a person uses few of them. */
const known = new Map<string, number>();
const KNOWN_LIMIT = 4096;

/** Cells one grapheme takes, as Ink counts them. */
export function graphemeCells(grapheme: string): number {
  if (grapheme.length === 1) {
    const unit = grapheme.charCodeAt(0);
    if (isSimpleUnit(unit)) return unit < 0x3000 ? 1 : 2;
  }
  const seen = known.get(grapheme);
  if (seen !== undefined) return seen;
  const cells = stringWidth(grapheme);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(grapheme, cells);
  return cells;
}

/** Cells a text of one line takes. */
export function cells(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let total = 0;
  for (let start = 0; start < text.length;) {
    const end = graphemeEnd(text, start);
    total += graphemeCells(text.slice(start, end));
    start = end;
  }
  return total;
}

/** The longest beginning of a text that fits into `limit` cells; never half of a wide character. */
export function takeCells(text: string, limit: number): string {
  if (limit <= 0) return '';
  if (text.length <= limit && PRINTABLE_ASCII.test(text)) return text;
  let total = 0;
  let start = 0;
  while (start < text.length) {
    const end = graphemeEnd(text, start);
    total += graphemeCells(text.slice(start, end));
    if (total > limit) break;
    start = end;
  }
  return text.slice(0, start);
}

/** A text cut to `limit` cells, with … where something is missing. */
export function truncate(text: string, limit: number): string {
  if (limit <= 0) return '';
  // A grapheme has at least one unit but may have no width, so short text is the only sure sign without measuring.
  if (text.length <= limit && PRINTABLE_ASCII.test(text)) return text;
  const whole = takeCells(text, limit);
  if (whole.length === text.length) return text;
  return takeCells(text, limit - 1).trimEnd() + ELLIPSIS;
}

/** A text cut or filled with spaces to exactly `width` cells. */
export function pad(text: string, width: number, align: 'left' | 'right' | 'center' = 'left'): string {
  const cut = truncate(text, width);
  const missing = Math.max(0, width - cells(cut));
  if (align === 'right') return ' '.repeat(missing) + cut;
  if (align === 'left') return cut + ' '.repeat(missing);
  const before = Math.floor(missing / 2);
  return ' '.repeat(before) + cut + ' '.repeat(missing - before);
}
