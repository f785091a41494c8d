/** Moves an episode to the trash, brings it back, and empties the trash of what lay there long enough. */
import { z } from 'zod';
import { TRASH_DAYS } from '../../glossary.ts';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';

const DELETE = script(`
local now, id, stamp = unpack(ARGV)
local key = EPISODE..id
if redis.call('EXISTS', key) == 0 then return 0 end
if redis.call('HSETNX', key, 'deleted', stamp) == 0 then return 1 end
local episode = redis.call('HMGET', key, 'status', 'revision')
redis.call('ZREM', K..'episodes', id)
redis.call('ZREM', STATUS..episode[1], id)
redis.call('ZADD', K..'trash', now, id)
unproject(id)
drop_readings(id, episode[2], now, 'deleted')
event('deleted', { episode = id })
return 1
`);

const RESTORE = script(`
local now, id = unpack(ARGV)
local key = EPISODE..id
if redis.call('EXISTS', key) == 0 then return 0 end
if redis.call('HDEL', key, 'deleted') == 0 then return 1 end
local episode = redis.call('HMGET', key, 'status', 'moment')
redis.call('ZREM', K..'trash', id)
redis.call('ZADD', K..'episodes', episode[2], id)
unproject(id)
set_status(id, episode[1], now)
event('restored', { episode = id })
enqueue(id, 'entry', now)
return 1
`);

const PURGE = script(`
local limit = ARGV[1]
local ids = redis.call('ZRANGE', K..'trash', '-inf', limit, 'BYSCORE', 'LIMIT', 0, 100)
for _, id in ipairs(ids) do
  local revision = tonumber(redis.call('HGET', EPISODE..id, 'revision') or '0')
  for earlier = 1, revision - 1 do redis.call('DEL', EPISODE..id..':rev:'..earlier) end
  redis.call('DEL', EPISODE..id, K..'extraction:'..id..':nodes', K..'extraction:'..id..':edges')
  redis.call('ZREM', K..'trash', id)
end
return #ids
`);

const DAY = 24 * 60 * 60 * 1000;

/** Moves to the trash. False when there is no such episode; deleting twice is the same as once. */
export async function deleteEpisode(client: EngineClient, id: string, now: number): Promise<boolean> {
  const reply = await client.eval(DELETE, { arguments: [String(now), id, new Date(now).toISOString()] });
  return z.number().parse(reply) === 1;
}

/** Takes out of the trash. False when there is no such episode. */
export async function restoreEpisode(client: EngineClient, id: string, now: number): Promise<boolean> {
  return z.number().parse(await client.eval(RESTORE, { arguments: [String(now), id] })) === 1;
}

/** Removes for good what was deleted more than TRASH_DAYS ago. Returns how many (at most 100 a call). */
export async function purgeTrash(client: EngineClient, now: number): Promise<number> {
  return z.number().parse(await client.eval(PURGE, { arguments: [String(now - TRASH_DAYS * DAY)] }));
}
