/** The visual rows of a line, found only as far as they are asked for and kept where an edit leaves them as they were. */
import { rowStarts } from '../text/wrap.ts';
import { commonPrefix, commonSuffix } from './common.ts';

/** Rows found in one go: more than a screen has. */
const STRIDE = 64;
/** An edit can move the end of the row before it, and never of one before that; one more row costs nothing. */
const ROWS_BEFORE = 2;

export class LineRows {
  private constructor(
    readonly line: string,
    readonly width: number,
    /** offsets at which rows start, found so far; grows at its end */
    private readonly starts: number[],
    private complete: boolean,
  ) {}

  /** @param width cells of a row */
  static of(line: string, width: number): LineRows {
    return new LineRows(line, width, [0], false);
  }

  /** The offset at which a row starts, or undefined beyond the last one. */
  start(row: number): number | undefined {
    while (this.starts.length <= row && !this.complete) this.findMore();
    return this.starts[row];
  }

  /** The offset at which a row ends: where the next one starts, or the line's end. */
  end(row: number): number {
    return this.start(row + 1) ?? this.line.length;
  }

  /** The number of the last row. */
  last(): number {
    while (!this.complete) this.findMore();
    return this.starts.length - 1;
  }

  /** The row that holds an offset; where two rows meet, the later one. */
  rowAt(offset: number): number {
    while (!this.complete && (this.starts.at(-1) ?? 0) <= offset) this.findMore();
    return this.knownRowAt(offset);
  }

  /** The rows of a line that is this one but for one edit; null when it is another line altogether. */
  edited(line: string): LineRows | null {
    if (Math.abs(this.line.length - line.length) > line.length / 2) return null;
    const prefix = commonPrefix(this.line, line);
    const suffix = commonSuffix(this.line, line, Math.min(this.line.length, line.length) - prefix);
    return prefix + suffix >= line.length / 2 ? this.rewrapped(line, prefix, suffix) : null;
  }

  /** Wraps from a little before the edit until the rows fall in step with the old ones, or far enough for a screen. */
  private rewrapped(line: string, prefix: number, suffix: number): LineRows {
    const shift = line.length - this.line.length;
    const first = Math.max(0, this.knownRowAt(prefix) - ROWS_BEFORE);
    let inStep = -1;
    let found = 0;
    const middle = rowStarts(line, this.width, this.starts[first] ?? 0, (start) => {
      if (start >= line.length - suffix) {
        const row = this.knownRowAt(start - shift);
        if (this.starts[row] === start - shift) inStep = row;
      }
      return inStep !== -1 || ++found >= STRIDE;
    });
    const before = this.starts.slice(0, first);
    if (inStep === -1) return new LineRows(line, this.width, before.concat(middle), found < STRIDE);
    const after = this.starts.slice(inStep + 1);
    if (shift !== 0) for (const [index, start] of after.entries()) after[index] = start + shift;
    return new LineRows(line, this.width, before.concat(middle, after), this.complete);
  }

  private findMore(): void {
    let found = 0;
    const from = this.starts.pop() ?? 0;
    for (const start of rowStarts(this.line, this.width, from, () => ++found >= STRIDE)) this.starts.push(start);
    this.complete = found < STRIDE;
  }

  private knownRowAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Longer lines are few, and worth a comparison with those known. */
const SHORT_LINE = 2048;
const SHORT_LIMIT = 2000;
const LONG_LIMIT = 4;

const short = new Map<string, LineRows>();
/** latest first */
const long: LineRows[] = [];

/** The rows of a line; remembered, so that a key costs the rows it changes and not the text around them. */
export function rowsOfLine(line: string, width: number): LineRows {
  if (line.length > SHORT_LINE) return rowsOfLongLine(line, width);
  const key = `${width}:${line}`;
  const known = short.get(key);
  if (known !== undefined) return known;
  const rows = LineRows.of(line, width);
  if (short.size >= SHORT_LIMIT) short.clear();
  short.set(key, rows);
  return rows;
}

function rowsOfLongLine(line: string, width: number): LineRows {
  const index = long.findIndex((known) => known.width === width && known.line === line);
  const [known] = index === -1 ? [] : long.splice(index, 1);
  const rows = known ?? fromSimilar(line, width) ?? LineRows.of(line, width);
  long.unshift(rows);
  long.length = Math.min(long.length, LONG_LIMIT);
  return rows;
}

function fromSimilar(line: string, width: number): LineRows | null {
  for (const known of long) {
    const rows = known.width === width ? known.edited(line) : null;
    if (rows !== null) return rows;
  }
  return null;
}
