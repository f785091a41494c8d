/** Remembers how lines wrap, so that a key costs the rows it changes and not the text around them. */
import { PRINTABLE_ASCII } from '../text/width.ts';
import { rowStarts } from '../text/wrap.ts';
import { commonPrefix, commonSuffix } from './common.ts';

/** Longer lines are wrapped anew only where they changed. */
const SHORT_LINE = 2048;
const SHORT_LIMIT = 2000;
const LONG_LIMIT = 4;
/** A change can move the end of the row before it, and never of one before that; one more row costs nothing. */
const ROWS_BEFORE = 2;

interface WrappedLine {
  readonly line: string;
  readonly width: number;
  readonly starts: readonly number[];
}

const short = new Map<string, readonly number[]>();
/** latest first */
const long: WrappedLine[] = [];

/** Where the rows of a line start, for rows of `width` cells. */
export function cachedRowStarts(line: string, width: number): readonly number[] {
  if (line.length > SHORT_LINE) return longRowStarts(line, width);
  if (line.length <= width && PRINTABLE_ASCII.test(line)) return ONE_ROW;
  const key = `${width}:${line}`;
  const known = short.get(key);
  if (known !== undefined) return known;
  const starts = rowStarts(line, width);
  if (short.size >= SHORT_LIMIT) short.clear();
  short.set(key, starts);
  return starts;
}

const ONE_ROW: readonly number[] = [0];

function longRowStarts(line: string, width: number): readonly number[] {
  const index = long.findIndex((each) => each.width === width && each.line === line);
  const [known] = index === -1 ? [] : long.splice(index, 1);
  const wrapped = known ?? { line, width, starts: fromSimilar(line, width) ?? rowStarts(line, width) };
  long.unshift(wrapped);
  long.length = Math.min(long.length, LONG_LIMIT);
  return wrapped.starts;
}

/** The rows of a line that is a known one but for one change; null when there is none. */
function fromSimilar(line: string, width: number): readonly number[] | null {
  for (const known of long) {
    if (known.width !== width || Math.abs(known.line.length - line.length) > line.length / 2) continue;
    const prefix = commonPrefix(known.line, line);
    const suffix = commonSuffix(known.line, line, Math.min(known.line.length, line.length) - prefix);
    if (prefix + suffix >= line.length / 2) return rewrap(known, line, prefix, suffix);
  }
  return null;
}

/** Wraps only from a little before the change until the rows fall in step with the known ones again. */
function rewrap(known: WrappedLine, line: string, prefix: number, suffix: number): readonly number[] {
  const shift = line.length - known.line.length;
  const first = Math.max(0, indexOfRow(known.starts, prefix) - ROWS_BEFORE);
  let same = known.starts.length;
  const middle = rowStarts(line, known.width, known.starts[first] ?? 0, (start) => {
    if (start < line.length - suffix) return false;
    const row = indexOfRow(known.starts, start - shift);
    if (known.starts[row] !== start - shift) return false;
    same = row + 1;
    return true;
  });
  const before = known.starts.slice(0, first);
  const after = known.starts.slice(same);
  return before.concat(middle, shift === 0 ? after : after.map((start) => start + shift));
}

/** The row that holds an offset: the last one that starts at or before it. */
export function indexOfRow(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
