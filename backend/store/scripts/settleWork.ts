/** Ends a claimed work item: with its result, with a failure, or by giving it back. A report without the claim is refused. */
import { z } from 'zod';
import type { Extraction } from '../../journal/extraction.ts';
import type { EngineClient } from '../client.ts';
import type { ClaimedWork } from './claimWork.ts';
import { script } from './prelude.ts';
import { runFields, type RunReport } from './runFields.ts';

/** Work failures an item may have before a person has to look at it. */
export const MAX_ATTEMPTS = 3;

const CLAIM = `
local function is_claimed(item, run)
  local work = redis.call('HMGET', ITEM..item, 'place', 'claim')
  return work[1] == 'inflight' and work[2] == run
end
-- The episode changed while it was read: what it needs now is queued anew.
local function refuse(item, id, run, now, fields)
  local work = redis.call('HMGET', ITEM..item, 'corridor', 'queued')
  drop(item)
  end_run(run, 'refused', now, fields)
  event('released', { episode = id, item = item, run = run, detail = 'the entry changed' })
  enqueue(id, work[1], work[2])
end
`;

const CHECK = script(`${CLAIM}
local item, run, id = unpack(ARGV)
if not is_claimed(item, run) then return 'lost' end
if present_item(id) ~= item then return 'stale' end
if not inference_enabled() then return 'off' end
return 'go'
`);

const STORE = script(`${CLAIM}
local item, run, id, stage, extraction = unpack(ARGV)
if not is_claimed(item, run) or present_item(id) ~= item then return 0 end
local preview = redis.call('HGET', ITEM..item, 'preview')
local found = (preview and PROPOSAL or K..'extraction:')..id..':'
redis.call('SET', found..stage, extraction)
-- Relations stand between entities: new entities make the old relations void.
if stage == 'nodes' then redis.call('DEL', found..'edges') end
if not preview then unproject(id) end
return 1
`);

const COMPLETE = script(`${CLAIM}
local item, run, id, stage, now = unpack(ARGV)
local fields = { unpack(ARGV, 6) }
if not is_claimed(item, run) then return 0 end
if present_item(id) ~= item then refuse(item, id, run, now, fields) return 0 end
local work = redis.call('HMGET', ITEM..item, 'corridor', 'queued', 'model', 'fresh', 'preview')
drop(item)
end_run(run, 'completed', now, fields)
-- Loading the model is not reading: the speed counts from when the model was there.
local times = redis.call('HMGET', RUN..run, 'started', 'claimed')
local spent = now - (times[1] or times[2])
local usual = tonumber(redis.call('HGET', K..'speed', stage) or spent)
redis.call('HSET', K..'speed', stage, math.floor(usual * 0.8 + spent * 0.2 + 0.5))
if work[5] then set_proposal(id, stage == 'nodes' and 'pending_edges' or 'ready', now)
else set_status(id, stage == 'nodes' and 'pending_edges' or 'done', now) end
event('completed', { episode = id, stage = stage, item = item, run = run, detail = work[5] and 'preview' })
-- Edges inherit place and age, so they are never below their nodes and follow at once unless something better waits.
enqueue(id, work[1], work[2], { model = work[3], fresh = work[4] })
return 1
`);

const END = script(`${CLAIM}
local item, run, id, stage, now, outcome, reason, not_before, most = unpack(ARGV)
local fields = { unpack(ARGV, 10) }
if not is_claimed(item, run) then return 'lost' end
if present_item(id) ~= item then refuse(item, id, run, now, fields) return 'refused' end
local about = { episode = id, stage = stage, item = item, run = run, detail = reason }
end_run(run, outcome, now, fields)
redis.call('HSET', ITEM..item, 'reason', reason)
if outcome == 'failed' then
  event('failed', about)
  if tonumber(redis.call('HGET', ITEM..item, 'attempts')) >= tonumber(most) then
    escalate(item, id, stage, run, reason, now)
    return 'escalated'
  end
else
  -- The episode is not to blame.
  redis.call('HINCRBY', ITEM..item, 'attempts', -1)
end
if outcome == 'retried' then redis.call('HINCRBY', ITEM..item, 'transient', 1) end
if not_before == '' then
  put_ready(item)
  event('released', about)
else
  redis.call('HSET', ITEM..item, 'not_before', not_before)
  put(item, 'delayed', not_before)
  event('retried', about)
end
return 'waiting'
`);

/**
 * Whether a claimed item may still be worked on: 'lost' when the claim is not ours any more, 'stale' when the episode
 * changed, 'off' when inference was switched off, else 'go'.
 */
export async function checkWork(client: EngineClient, work: ClaimedWork) {
  const reply = await client.eval(CHECK, { arguments: [work.item, work.run, work.episode] });
  return z.enum(['lost', 'stale', 'off', 'go']).parse(reply);
}

/** Stores what was found, before the graph shows it. False when it came too late and was refused. */
export async function storeExtraction(client: EngineClient, work: ClaimedWork, found: Extraction): Promise<boolean> {
  const { item, run, episode, stage } = work;
  const reply = await client.eval(STORE, {
    arguments: [item, run, episode, stage, JSON.stringify({ ...found, run })],
  });
  return z.number().parse(reply) === 1;
}

/** Closes the item and opens the next stage. False when it came too late: the episode or the claim had changed. */
export async function completeWork(
  client: EngineClient,
  work: ClaimedWork,
  report: RunReport,
  now: number,
): Promise<boolean> {
  const { item, run, episode, stage } = work;
  const reply = await client.eval(COMPLETE, {
    arguments: [item, run, episode, stage, String(now), ...runFields(report)],
  });
  return z.number().parse(reply) === 1;
}

export interface Ending {
  /** failed: counts against the episode; retried: the machine's fault; released: nobody's; refused: came too late */
  outcome: 'failed' | 'retried' | 'released' | 'refused';
  /** without entry text */
  reason: string;
  /** milliseconds since 1970 before which it is not claimed again; left out: it goes back to its place at once */
  notBefore?: number;
}

/**
 * Ends an attempt without a result. After the last allowed failure the episode needs attention.
 * @returns what became of the item; 'lost' when the claim was not ours any more and nothing was changed
 */
export async function endWork(
  client: EngineClient,
  work: ClaimedWork,
  { outcome, reason, notBefore }: Ending,
  report: RunReport,
  now: number,
): Promise<'waiting' | 'escalated' | 'refused' | 'lost'> {
  const { item, run, episode, stage } = work;
  const reply = await client.eval(END, {
    arguments: [
      item,
      run,
      episode,
      stage,
      String(now),
      outcome,
      reason,
      notBefore === undefined ? '' : String(Math.round(notBefore)),
      String(MAX_ATTEMPTS),
      ...runFields(report),
    ],
  });
  return z.enum(['waiting', 'escalated', 'refused', 'lost']).parse(reply);
}
