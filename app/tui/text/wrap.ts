/** Soft wrap of one line into rows of cells: at word boundaries where there are any, never inside a wide character. */
import { drawGrapheme } from './display.ts';
import { graphemeEnd, isSimpleUnit } from './graphemes.ts';
import { sanitize } from './sanitize.ts';

const SPACE = 0x20;
const HYPHEN = 0x2d;

/** Closing marks and small kana that may not open a row, opening marks that may not end one. */
const NEVER_FIRST = new Set('、。，．・：；？！」』）］｝】》〉〕’”ーァィゥェォッャュョぁぃぅぇぉっゃゅょ々…');
const NEVER_LAST = new Set('「『（［｛【《〈〔‘“');

/**
 * Where the rows of a line start, for rows of `width` cells. A space that ends a row may stand beyond its edge.
 * `from` is a row start from which to go on; the result begins with it. `stop` is asked at each further row start:
 * true ends the work there, with that start included.
 */
export function rowStarts(
  line: string,
  width: number,
  from = 0,
  stop: (start: number) => boolean = () => false,
): number[] {
  const starts = [from];
  const limit = Math.max(2, width);
  let column = 0;
  /** last place in this row where it may be broken, or the row's start */
  let opening = from;
  let columnAtOpening = 0;
  let previous = '';
  for (let at = from; at < line.length;) {
    const unit = line.charCodeAt(at);
    const simple = unit < 0x7f && unit >= SPACE && (at + 1 === line.length || isSimpleUnit(line.charCodeAt(at + 1)));
    const end = simple ? at + 1 : graphemeEnd(line, at);
    const grapheme = line.slice(at, end);
    if (at > (starts.at(-1) ?? 0) && mayBreak(previous, grapheme)) {
      opening = at;
      columnAtOpening = column;
    }
    const cells = simple ? 1 : drawGrapheme(grapheme, column).cells;
    const hangs = grapheme === ' ' && column === limit && previous !== ' ';
    if (column + cells > limit && column > 0 && !hangs) {
      const start = opening > (starts.at(-1) ?? 0) ? opening : at;
      starts.push(start);
      if (stop(start)) return starts;
      column = start === at ? 0 : column - columnAtOpening;
      opening = start;
      columnAtOpening = 0;
      if (start !== at) {
        at = start;
        column = 0;
        previous = '';
        continue;
      }
    }
    column += grapheme === '\t' && column === 0 ? drawGrapheme(grapheme, 0).cells : cells;
    previous = grapheme;
    at = end;
  }
  return starts;
}

/** Text wrapped for reading: sanitized, one string per row, none wider than `width` cells. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const line of sanitize(text, { newlines: true }).split('\n')) {
    const starts = rowStarts(line, width);
    for (const [index, start] of starts.entries()) rows.push(line.slice(start, starts[index + 1]).trimEnd());
  }
  return rows;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || before === '') return false;
  if (before === ' ' || before === '\t') return true;
  if (before === '-' || before === '–' || before === '—') return /^[\p{L}\p{N}]/u.test(after);
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  return isWide(before) || isWide(after);
}

function isWide(grapheme: string): boolean {
  return grapheme.charCodeAt(0) >= 0x1100 && drawGrapheme(grapheme, 0).cells >= 2;
}
void HYPHEN;
