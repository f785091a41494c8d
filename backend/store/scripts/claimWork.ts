/** Takes the next work item: best corridor first, then the oldest. The attempt is counted here, before any work. */
import { z } from 'zod';
import { STAGES } from '../../glossary.ts';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';

const SCRIPT = script(`
local now, claim = unpack(ARGV)
if not inference_enabled() then return false end
for _, item in ipairs(redis.call('ZRANGE', READY, 0, 199)) do
  local work = redis.call('HMGET', ITEM..item, 'episode', 'stage', 'revision', 'not_before')
  local episode = work[1] and redis.call('HMGET', EPISODE..work[1], 'status', 'revision', 'deleted') or {}
  -- The edges gate is in the status: it is pending_edges only after the nodes of the same revision are done.
  if episode[1] ~= 'pending_'..(work[2] or '') or episode[2] ~= work[3] or episode[3] then
    drop(item)
  elseif not work[4] or tonumber(work[4]) <= tonumber(now) then
    redis.call('ZREM', READY, item)
    redis.call('ZADD', INFLIGHT, now, item)
    redis.call('HSET', ITEM..item, 'claim', claim)
    local attempts = redis.call('HINCRBY', ITEM..item, 'attempts', 1)
    event('claimed', work[1], work[2])
    return { item, work[1], work[2], work[3], tostring(attempts) }
  end
end
return false
`);

const NEXT_TIME = script(`
local soonest = false
for _, item in ipairs(redis.call('ZRANGE', READY, 0, 199)) do
  local at = tonumber(redis.call('HGET', ITEM..item, 'not_before') or '0')
  if not soonest or at < soonest then soonest = at end
end
return soonest and tostring(soonest)
`);

const claimed = z
  .tuple([z.string(), z.string(), z.enum(STAGES), z.coerce.number(), z.coerce.number()])
  .transform(([item, episode, stage, revision, attempts]) => ({ item, episode, stage, revision, attempts }));

export type ClaimedWork = z.infer<typeof claimed> & { claim: string };

/**
 * Claims the next work item.
 * @param claim a token of this claim; every later report about the item must carry it
 * @param now milliseconds since 1970
 * @returns null when nothing may be claimed now or inference is off
 */
export async function claimWork(client: EngineClient, claim: string, now: number): Promise<ClaimedWork | null> {
  const reply = await client.eval(SCRIPT, { arguments: [String(now), claim] });
  return reply === null ? null : { ...claimed.parse(reply), claim };
}

/** When the soonest waiting item may be claimed (milliseconds since 1970), or null when nothing waits. */
export async function nextClaimTime(client: EngineClient): Promise<number | null> {
  return z.coerce
    .number()
    .nullable()
    .parse(await client.eval(NEXT_TIME));
}
