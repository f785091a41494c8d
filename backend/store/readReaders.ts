/** Which models read what stands, as far as the last entries tell. */
import { z } from 'zod';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** Entries looked at: enough to know, little enough to ask each time a window opens. */
const LOOKED_AT = 20;
const read = z.object({ model: z.string() });

/** Models whose readings of the entries read last stand, who read most of them first. */
export async function readReaders(client: EngineClient): Promise<string[]> {
  const ids = await client.zRange(keys.status('done'), 0, LOOKED_AT - 1, { REV: true });
  const stored = await Promise.all(ids.map((id) => client.get(keys.extraction(id, 'nodes'))));
  const counts = new Map<string, number>();
  for (const json of stored) {
    if (json === null) continue;
    const { model } = read.parse(JSON.parse(json));
    counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([model]) => model);
}
