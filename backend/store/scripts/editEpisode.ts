/** Replaces the text or date of an episode, keeps the earlier revision and asks for the new one to be read. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';
import type { NewEpisode } from './saveEpisode.ts';

const SCRIPT = script(`
local now, id, text, date, zone, moment, stamp = unpack(ARGV)
local key = EPISODE..id
if redis.call('EXISTS', key) == 0 or redis.call('HEXISTS', key, 'deleted') == 1 then return 'missing' end
local before = redis.call('HMGET', key, 'text', 'date', 'zone', 'revision', 'updated')
if before[1] == text and before[2] == date and before[3] == zone then return 'same' end
redis.call('HSET', key..':rev:'..before[4], 'text', before[1], 'date', before[2], 'zone', before[3], 'updated', before[5])
drop_readings(id, before[4], now, 'edited')
redis.call('HSET', key, 'text', text, 'date', date, 'zone', zone, 'moment', moment, 'updated', stamp)
redis.call('HINCRBY', key, 'revision', 1)
redis.call('HDEL', key, 'reason')
redis.call('ZADD', K..'episodes', moment, id)
unproject(id)
set_status(id, 'pending_nodes', now)
event('saved', { episode = id, detail = 'edited' })
enqueue(id, 'entry', now, { fresh = inference_enabled() })
return 'edited'
`);

/** Edits; resolves when it is on disk. 'same' when nothing differs; 'missing' when there is no such episode. */
export async function editEpisode(
  client: EngineClient,
  episode: NewEpisode,
  now: number,
): Promise<'edited' | 'same' | 'missing'> {
  const stamp = new Date(now).toISOString();
  const { id, text, date, zone, moment } = episode;
  const reply = await client.eval(SCRIPT, {
    arguments: [String(now), id, text, date, zone, String(moment), stamp],
  });
  return z.enum(['edited', 'same', 'missing']).parse(reply);
}
