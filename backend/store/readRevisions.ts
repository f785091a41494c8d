/** Reads what an episode said earlier. */
import { z } from 'zod';
import type { Revision } from '../journal/Journal.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const storedRevision = z.object({ text: z.string(), date: z.string(), zone: z.string(), updated: z.string() });

/** The earlier revisions of an episode, newest first. @param present the revision it has now */
export async function readRevisions(client: EngineClient, id: string, present: number): Promise<Revision[]> {
  const numbers = Array.from({ length: Math.max(0, present - 1) }, (_, at) => present - 1 - at);
  const found = await Promise.all(numbers.map((revision) => client.hGetAll(keys.revision(id, revision))));
  return found.flatMap((fields, at) =>
    Object.keys(fields).length === 0 ? [] : [{ revision: numbers[at] ?? 0, ...storedRevision.parse(fields) }],
  );
}
