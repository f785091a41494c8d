/** How long to wait before another attempt. */

const FIRST = 5_000;
const LAST = 10 * 60_000;
/** A hint from below is believed between these. */
const LEAST_HINT = 1_000;
/** Many waits that end at the same moment would all fail together again. */
const JITTER = 0.2;

/**
 * Milliseconds before the next attempt: doubling from 5 s to 10 min, give or take a fifth; or what the failure itself
 * asked for, between 1 s and 10 min.
 * @param failures how many there were, this one included
 * @param hint milliseconds, or null
 * @param random a number from 0 to 1
 */
export function backoff(failures: number, hint: number | null = null, random = Math.random()): number {
  if (hint !== null) return Math.min(Math.max(hint, LEAST_HINT), LAST);
  const plain = Math.min(FIRST * 2 ** (Math.max(failures, 1) - 1), LAST);
  return Math.min(plain * (1 + JITTER * (2 * random - 1)), LAST);
}
