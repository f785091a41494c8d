/** Runs a script over a long list in parts, so that it does not hold up a save. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';

/** Most arguments of the list in one script call; even, since some lists are of pairs. */
const BATCH = 200;

/**
 * @param before arguments of every call
 * @param list the others, in parts
 * @returns what all calls returned, in order
 */
export async function eachBatch(
  client: EngineClient,
  body: string,
  before: readonly string[],
  list: readonly string[],
): Promise<string[]> {
  const returned: string[] = [];
  for (let start = 0; start < list.length; start += BATCH) {
    const reply = await client.eval(body, { arguments: [...before, ...list.slice(start, start + BATCH)] });
    returned.push(...z.array(z.string()).parse(reply));
  }
  return returned;
}
