/** Puts right what a killed worker left behind: no item in flight without a living claim, nothing pending without an item. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';
import { keys } from '../keys.ts';
import { script } from './prelude.ts';
import { MAX_ATTEMPTS } from './settleWork.ts';

const IN_FLIGHT = script(`
local found = {}
for _, item in ipairs(redis.call('ZRANGE', PLACES.inflight, 0, -1)) do
  local work = redis.call('HMGET', ITEM..item, 'claim', 'owner')
  found[#found + 1] = { item, work[1] or '', work[2] or '' }
end
return found
`);

const RECOVER = script(`
local now, most = ARGV[1], tonumber(ARGV[2])
local recovered = 0
for index = 3, #ARGV, 2 do
  local item, run = ARGV[index], ARGV[index + 1]
  local work = redis.call('HMGET', ITEM..item, 'place', 'claim', 'episode', 'stage', 'attempts')
  if not work[1] then
    redis.call('ZREM', PLACES.inflight, item)
  elseif work[1] == 'inflight' and (work[2] or '') == run then
    recovered = recovered + 1
    local reason = 'the process that read it ended'
    end_run(run, 'lost', now, { 'error_class', 'WorkerLost', 'error_message', reason })
    event('recovered', { episode = work[3], stage = work[4], item = item, run = run, detail = reason })
    if present_item(work[3]) ~= item then
      drop(item)
      enqueue(work[3], 'backfill', now)
    elseif tonumber(work[5]) >= most then
      escalate(item, work[3], work[4], run, 'the process that read it ended each time', now)
    else
      redis.call('HSET', ITEM..item, 'reason', reason)
      put_ready(item)
    end
  end
end
return recovered
`);

const ADOPT = script(`
local now, adopted = ARGV[1], 0
for index = 2, #ARGV do if enqueue(ARGV[index], 'backfill', now) then adopted = adopted + 1 end end
return adopted
`);

/** An item in flight, and whose it is. */
export interface Claim {
  item: string;
  run: string;
  owner: string;
}

/** Everything that is in flight. */
export async function readClaims(client: EngineClient): Promise<Claim[]> {
  const reply = z.array(z.tuple([z.string(), z.string(), z.string()])).parse(await client.eval(IN_FLIGHT));
  return reply.map(([item, run, owner]) => ({ item, run, owner }));
}

/** Takes items back from claimants that are gone; an item that was claimed anew meanwhile is left. Returns how many. */
export async function recoverWork(client: EngineClient, dead: readonly Claim[], now: number): Promise<number> {
  if (dead.length === 0) return 0;
  const reply = await client.eval(RECOVER, {
    arguments: [String(now), String(MAX_ATTEMPTS), ...dead.flatMap(({ item, run }) => [item, run])],
  });
  return z.number().parse(reply);
}

/** Ids looked at in one script call. */
const BATCH = 500;

/** Where the episodes are that wait for a reading, or for one of their proposal. */
const PENDING = [keys.status, keys.proposals].flatMap((of) => [of('pending_nodes'), of('pending_edges')]);

/**
 * Queues every pending episode that has no work item.
 * @param thorough looks at each; otherwise only when the numbers of episodes and items differ
 * @returns how many were queued
 */
export async function adoptPending(client: EngineClient, thorough: boolean, now: number): Promise<number> {
  if (!thorough && (await isBalanced(client))) return 0;
  let adopted = 0;
  for (const key of PENDING) {
    const ids = await client.zRange(key, 0, -1);
    for (let start = 0; start < ids.length; start += BATCH) {
      const reply = await client.eval(ADOPT, { arguments: [String(now), ...ids.slice(start, start + BATCH)] });
      adopted += z.number().parse(reply);
    }
  }
  return adopted;
}

const BALANCE = script(`
local items, episodes = 0, 0
for _, place in pairs(PLACES) do items = items + redis.call('ZCARD', place) end
for _, lane in ipairs(redis.call('SMEMBERS', LANES)) do items = items + redis.call('ZCARD', LANE..lane) end
for _, state in ipairs({ 'pending_nodes', 'pending_edges' }) do
  episodes = episodes + redis.call('ZCARD', STATUS..state) + redis.call('ZCARD', PROPOSALS..state)
end
return episodes - items
`);

async function isBalanced(client: EngineClient): Promise<boolean> {
  return z.number().parse(await client.eval(BALANCE)) === 0;
}
