/** Remembers how lines wrap, so that a key costs the line it changes and not the text around it. */
import { rowStarts } from '../text/wrap.ts';

/** Wraps of short lines by width and text; emptied when full. */
const short = new Map<string, readonly number[]>();
const SHORT_LINE = 4096;
const SHORT_LIMIT = 2000;

/** Where the rows of a line start at a width in cells. */
export function cachedRowStarts(line: string, width: number): readonly number[] {
  if (line.length <= width && /^[\x20-\x7e]*$/.test(line)) return [0];
  if (line.length > SHORT_LINE) return rowStarts(line, width);
  const key = `${width}:${line}`;
  const known = short.get(key);
  if (known !== undefined) return known;
  const starts = rowStarts(line, width);
  if (short.size >= SHORT_LIMIT) short.clear();
  short.set(key, starts);
  return starts;
}
