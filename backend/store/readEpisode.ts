/** Reads episodes as they are stored. */
import { z } from 'zod';
import { STATUSES } from '../glossary.ts';
import type { Episode } from '../journal/Journal.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const storedEpisode = z.object({
  text: z.string(),
  date: z.string(),
  zone: z.string(),
  status: z.enum(STATUSES),
  revision: z.coerce.number(),
  created: z.string(),
  updated: z.string(),
  deleted: z.string().nullable().default(null),
  reason: z.string().nullable().default(null),
});

/** One episode, in the trash or not; null when there is none. */
export async function readEpisode(client: EngineClient, id: string): Promise<Episode | null> {
  const fields = await client.hGetAll(keys.episode(id));
  return Object.keys(fields).length === 0 ? null : { id, ...storedEpisode.parse(fields) };
}

/** Episodes in the order of the ids; those that do not exist are left out. */
export async function readEpisodes(client: EngineClient, ids: readonly string[]): Promise<Episode[]> {
  const found = await Promise.all(ids.map((id) => readEpisode(client, id)));
  return found.filter((episode) => episode !== null);
}
