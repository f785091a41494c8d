/**
 * Makes the plain keys agree with each other after something was lost: every episode in its place, nothing that points
 * to an episode which is not there. The graph and the work order are made anew by the worker from what is left.
 */
import { z } from 'zod';
import { STATUSES, type Status } from '../glossary.ts';
import type { EngineClient } from '../store/client.ts';
import { GRAPH, keys, PREFIX } from '../store/keys.ts';

const FALLBACK: Status = 'pending_nodes';
/**
 * Kept apart by the engine, made anew by the worker: which item waits where, the queue that carries it, and what entries
 * name. Proposals are no truth, and are asked for again.
 */
const MADE_ANEW = ['work:*', 'bee:*', 'proposal:*', 'proposals:*', 'replaced*', 'names*', 'identity'].map(
  (name) => PREFIX + name,
);
const EPISODE = /^kith:episode:([^:]+)$/;

const foundEpisode = z.object({
  text: z.string(),
  date: z.string(),
  zone: z.string(),
  moment: z.coerce.number(),
  revision: z.coerce.number().int().positive(),
  status: z.enum(STATUSES).catch(FALLBACK),
  deleted: z.string().optional(),
});
type FoundEpisode = z.infer<typeof foundEpisode>;

export interface Healed {
  /** episodes that are there now, with those in the trash */
  episodes: number;
  /** pieces of episodes of which no text is left */
  dropped: number;
}

/** Nobody else may use the engine meanwhile. Doing it twice changes nothing. */
export async function healTruth(client: EngineClient, now: number): Promise<Healed> {
  const found = new Map<string, FoundEpisode>();
  let dropped = 0;
  for await (const batch of client.scanIterator({ MATCH: keys.episode('*'), COUNT: 500 })) {
    for (const key of batch) {
      const id = EPISODE.exec(key)?.[1];
      if (id === undefined) continue;
      const episode = foundEpisode.safeParse(await client.hGetAll(key));
      if (episode.success) found.set(id, episode.data);
      else {
        await client.del(key);
        dropped += 1;
      }
    }
  }
  await placeEpisodes(client, found, now);
  for (const pattern of MADE_ANEW) {
    for await (const batch of client.scanIterator({ MATCH: pattern, COUNT: 500 })) {
      if (batch.length > 0) await client.unlink(batch);
    }
  }
  await client.unlink(GRAPH);
  return { episodes: found.size, dropped };
}

async function placeEpisodes(client: EngineClient, found: Map<string, FoundEpisode>, now: number): Promise<void> {
  const sets = [keys.episodes, keys.trash, ...STATUSES.map(keys.status)];
  for (const set of sets) {
    for (const id of await client.zRange(set, 0, -1)) {
      const episode = found.get(id);
      if (!episode || !belongs(set, episode)) await client.zRem(set, id);
    }
  }
  for (const [id, { moment, status, deleted }] of found) {
    const change = await client.incr(keys.changes);
    const place = client.multi().hSet(keys.episode(id), 'status', status);
    place.zAdd(keys.unprojected, { score: change, value: id });
    if (deleted === undefined) {
      place.zAdd(keys.episodes, { score: moment, value: id });
      place.zAdd(keys.status(status), { score: now, value: id }, { condition: 'NX' });
    } else place.zAdd(keys.trash, { score: Date.parse(deleted) || now, value: id }, { condition: 'NX' });
    await place.exec();
  }
}

function belongs(set: string, { status, deleted }: FoundEpisode): boolean {
  if (set === keys.trash) return deleted !== undefined;
  if (deleted !== undefined) return false;
  return set === keys.episodes || set === keys.status(status);
}
