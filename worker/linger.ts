/** How long the worker stays after the last window has gone, for the next command of a script to find it warm. */
import { z } from 'zod';
import type { Environment } from '../backend/paths.ts';

const DEFAULT_MILLISECONDS = 5_000;
/** What `kith worker` asks for: whoever started it ends it. */
const FOREVER = 'forever';

/**
 * Milliseconds, from KITH_LINGER_MS, else as the journal's settings say, else the default; infinite for `forever`. An
 * unreadable value counts as the default.
 * @param seconds of the settings; null where they say nothing
 */
export function lingerMilliseconds(environment: Environment, seconds: number | null = null): number {
  const wanted = environment['KITH_LINGER_MS'];
  if (wanted === undefined && seconds !== null) return seconds * 1000;
  if (wanted === FOREVER) return Number.POSITIVE_INFINITY;
  return z.coerce.number().int().nonnegative().catch(DEFAULT_MILLISECONDS).parse(wanted);
}
