/** Ends a claimed work item: with its result, with a failure, or by giving it back. A report without the claim is refused. */
import { z } from 'zod';
import type { Extraction } from '../../journal/extraction.ts';
import type { EngineClient } from '../client.ts';
import type { ClaimedWork } from './claimWork.ts';
import { script } from './prelude.ts';

/** Work failures an item may have before a person has to look at it. */
export const MAX_ATTEMPTS = 3;

const IS_CLAIMED = `
local function is_claimed(item, claim)
  return redis.call('ZSCORE', INFLIGHT, item) and redis.call('HGET', ITEM..item, 'claim') == claim
end
local function is_current(id, stage, revision)
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  return episode[1] == 'pending_'..stage and episode[2] == revision and not episode[3]
end
`;

const CHECK = script(`${IS_CLAIMED}
local item, claim, id, stage, revision = unpack(ARGV)
if not is_claimed(item, claim) then return 'lost' end
if not is_current(id, stage, revision) then drop(item); enqueue(id, 'entry', ARGV[6]); return 'stale' end
if not inference_enabled() then return 'off' end
return 'go'
`);

const COMPLETE = script(`${IS_CLAIMED}
local item, claim, id, stage, revision, now, extraction = unpack(ARGV)
if not is_claimed(item, claim) then return 0 end
local work = redis.call('HMGET', ITEM..item, 'corridor', 'queued')
drop(item)
if not is_current(id, stage, revision) then
  -- The graph got a result that no longer counts; it is made again from the truth.
  unproject(id)
  enqueue(id, 'entry', now)
  return 0
end
redis.call('SET', K..'extraction:'..id..':'..stage, extraction)
if stage == 'nodes' then redis.call('DEL', K..'extraction:'..id..':edges') end
set_status(id, stage == 'nodes' and 'pending_edges' or 'done', now)
event('completed', id, stage)
-- Edges inherit place and age, so they follow at once unless something better waits.
enqueue(id, work[1], work[2])
return 1
`);

const RELEASE = script(`${IS_CLAIMED}
local item, claim, now, reason, not_before, counted = unpack(ARGV)
if not is_claimed(item, claim) then return 0 end
local work = redis.call('HMGET', ITEM..item, 'episode', 'stage', 'corridor', 'queued')
if counted == '0' then redis.call('HINCRBY', ITEM..item, 'attempts', -1) end
redis.call('ZREM', INFLIGHT, item)
redis.call('HDEL', ITEM..item, 'claim')
if not inference_enabled() then drop(item) else
  redis.call('ZADD', READY, order(work[3], work[4]), item)
  if not_before ~= '' then redis.call('HSET', ITEM..item, 'not_before', not_before) end
end
event(counted == '1' and 'failed' or 'released', work[1], work[2], reason)
return 1
`);

const GIVE_UP = script(`${IS_CLAIMED}
local item, claim, now, reason = unpack(ARGV)
if not is_claimed(item, claim) then return 0 end
local work = redis.call('HMGET', ITEM..item, 'episode', 'stage')
drop(item)
redis.call('HSET', EPISODE..work[1], 'reason', reason)
set_status(work[1], 'needs_attention', now)
event('needs_attention', work[1], work[2], reason)
return 1
`);

/**
 * Whether a claimed item may still be worked on: 'lost' when the claim is not ours any more, 'stale' when the episode
 * changed (the item is dropped), 'off' when inference was switched off, else 'go'.
 */
export async function checkWork(client: EngineClient, work: ClaimedWork, now: number) {
  const reply = await client.eval(CHECK, {
    arguments: [work.item, work.claim, work.episode, work.stage, String(work.revision), String(now)],
  });
  return z.enum(['lost', 'stale', 'off', 'go']).parse(reply);
}

/** Stores the result and opens the next stage. False when the result came too late and was refused. */
export async function completeWork(
  client: EngineClient,
  work: ClaimedWork,
  extraction: Extraction,
  now: number,
): Promise<boolean> {
  const reply = await client.eval(COMPLETE, {
    arguments: [
      work.item,
      work.claim,
      work.episode,
      work.stage,
      String(work.revision),
      String(now),
      JSON.stringify(extraction),
    ],
  });
  return z.number().parse(reply) === 1;
}

export interface Release {
  reason: string;
  /** milliseconds since 1970 before which it is not claimed again */
  notBefore?: number;
  /** false gives the attempt back: the item is not to blame */
  counted: boolean;
}

/** Puts a claimed item back in its place. */
export async function releaseWork(
  client: EngineClient,
  work: ClaimedWork,
  release: Release,
  now: number,
): Promise<void> {
  const notBefore = release.notBefore === undefined ? '' : String(release.notBefore);
  await client.eval(RELEASE, {
    arguments: [work.item, work.claim, String(now), release.reason, notBefore, release.counted ? '1' : '0'],
  });
}

/** Ends a claimed item for good: its episode needs attention. */
export async function giveUpWork(client: EngineClient, work: ClaimedWork, reason: string, now: number): Promise<void> {
  await client.eval(GIVE_UP, { arguments: [work.item, work.claim, String(now), reason] });
}
