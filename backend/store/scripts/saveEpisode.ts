/** Saves a new episode: text, place in time, status and work item in one step. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';

const SCRIPT = script(`
local now, id, text, date, zone, moment, stamp = unpack(ARGV)
-- A save that is sent again after a lost connection must not make a second episode.
if redis.call('EXISTS', EPISODE..id) == 1 then return 0 end
redis.call('HSET', EPISODE..id, 'text', text, 'date', date, 'zone', zone, 'moment', moment,
  'created', stamp, 'updated', stamp, 'revision', 1)
redis.call('ZADD', K..'episodes', moment, id)
unproject(id)
set_status(id, 'pending_nodes', now)
event('saved', { episode = id })
enqueue(id, 'entry', now, { fresh = inference_enabled() })
return 1
`);

export interface NewEpisode {
  id: string;
  text: string;
  date: string;
  zone: string;
  /** milliseconds since 1970 of `date` */
  moment: number;
}

/** Saves; resolves when it is on disk. Saving the same id again changes nothing. */
export async function saveEpisode(client: EngineClient, episode: NewEpisode, now: number): Promise<void> {
  const stamp = new Date(now).toISOString();
  const { id, text, date, zone, moment } = episode;
  z.number().parse(
    await client.eval(SCRIPT, { arguments: [String(now), id, text, date, zone, String(moment), stamp] }),
  );
}
