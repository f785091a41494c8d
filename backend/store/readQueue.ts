/** The work that waits and the work that runs, in the order in which it is done. */
import { z } from 'zod';
import { CORRIDORS, STAGES, type Corridor } from '../glossary.ts';
import type { WorkItemView } from '../journal/Journal.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const storedItem = z.object({
  episode: z.string(),
  stage: z.enum(STAGES),
  corridor: z.enum(Object.keys(CORRIDORS) as [Corridor, ...Corridor[]]),
  attempts: z.coerce.number(),
  not_before: z.coerce.number().optional(),
});

/** The next items, running ones first. @param limit most items of each kind */
export async function readQueue(client: EngineClient, limit: number, now: number): Promise<WorkItemView[]> {
  const [running, ready] = await Promise.all([
    client.zRange(keys.inflight, 0, limit - 1),
    client.zRange(keys.ready, 0, limit - 1),
  ]);
  const view = async (item: string, isRunning: boolean): Promise<WorkItemView | null> => {
    // An item may end between the two reads.
    const fields = storedItem.safeParse(await client.hGetAll(keys.item(item)));
    if (!fields.success) return null;
    const { episode, stage, corridor, attempts, not_before: time } = fields.data;
    const waits = time !== undefined && time > now;
    return {
      item,
      episode,
      stage,
      corridor,
      attempts,
      state: isRunning ? 'running' : waits ? 'waiting' : 'ready',
      not_before: waits ? new Date(time).toISOString() : null,
    };
  };
  const views = await Promise.all([
    ...running.map((item) => view(item, true)),
    ...ready.map((item) => view(item, false)),
  ]);
  return views.filter((found) => found !== null);
}
