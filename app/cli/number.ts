/** Numbers given by flags. */
import { UsageError } from '../../backend/errors.ts';

/** A whole number of at least 1, or undefined when the flag was not given. Throws UsageError. */
export function parseCount(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1) return count;
  throw new UsageError(`${flag} "${text}" is not a number of 1 or more.`, `Write it like: ${flag} 20`);
}
