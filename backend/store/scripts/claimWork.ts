/**
 * Takes the next work item. First the best effective priority: the corridor's, which grows while an item waits. Among
 * equals the relations of the entry just read, then work for the loaded model (for a bounded streak), then what was just
 * written, then the oldest. The attempt is counted here, before any work.
 */
import { z } from 'zod';
import { CORRIDORS, STAGES, type Corridor } from '../../glossary.ts';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';
import type { SchedulingSettings } from '../scheduling.ts';

/** Milliseconds; backoff and hints end at ten minutes. */
const LONGEST_DELAY = 11 * 60_000;

const SCRIPT = script(`
local now, run, owner, resident, streak, last_episode, by_age_before, aging_after, aging_step, longest_streak =
  tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6], ARGV[7] == '1',
  tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
if not inference_enabled() then return { 'off' } end
local blocked = {}
for index = 11, #ARGV do blocked[ARGV[index]] = true end
for _, item in ipairs(redis.call('ZRANGE', PLACES.delayed, '-inf', now, 'BYSCORE', 'LIMIT', 0, 500)) do put_ready(item) end
-- Nothing is delayed for longer than this: the clock was set back since.
local never = now + ${LONGEST_DELAY}
for _, item in ipairs(redis.call('ZRANGE', PLACES.delayed, never, '+inf', 'BYSCORE', 'LIMIT', 0, 500)) do put_ready(item) end

local chosen = redis.call('HGET', K..'settings', 'model') or ''
local AGED = 65

local function corridor_of(lane) return string.match(lane, '^[^@]+') end
local function model_of(lane) return string.match(lane, '@(.*)$') or chosen end
-- What a person just wrote comes before the backlog of the same corridor.
local function base_of(lane)
  local corridor = corridor_of(lane)
  return corridor == 'fresh' and CORRIDORS.entry + 0.5 or CORRIDORS[corridor]
end
local function priority(lane, queued, with_age)
  local base = base_of(lane)
  local late = now - tonumber(queued) - aging_after
  if not with_age or late < aging_step then return base end
  return math.max(base, math.min(AGED, base + 10 * math.floor(late / aging_step)))
end

local function fronts()
  local found, barred = {}, 0
  for _, lane in ipairs(redis.call('SMEMBERS', LANES)) do
    local oldest = redis.call('ZRANGE', LANE..lane, 0, 0, 'WITHSCORES')
    if #oldest == 0 then redis.call('SREM', LANES, lane)
    elseif blocked[model_of(lane)] then barred = barred + 1
    else
      found[#found + 1] = { lane = lane, item = oldest[1], queued = tonumber(oldest[2]) }
    end
  end
  table.sort(found, function(a, b) return a.lane < b.lane end)
  return found, barred
end

local function best_of(found, with_age)
  local best, equals = -1, {}
  for _, front in ipairs(found) do
    local value = priority(front.lane, front.queued, with_age)
    if value > best then best, equals = value, {} end
    if value == best then equals[#equals + 1] = front end
  end
  return best, equals
end

local function follows_last(best, equals, with_age)
  if last_episode == '' then return nil end
  local item = present_item(last_episode)
  local at = item and redis.call('HMGET', ITEM..item, 'place', 'lane', 'queued') or {}
  if at[1] ~= 'ready' then return nil end
  for _, front in ipairs(equals) do
    if front.lane == at[2] and priority(at[2], at[3], with_age) >= best then return item, at[2] end
  end
end

local function for_resident(equals)
  local same, other = {}, {}
  for _, front in ipairs(equals) do
    local kind = model_of(front.lane) == resident and same or other
    kind[#kind + 1] = front
  end
  if #same == 0 or #other == 0 then return equals end
  return streak < longest_streak and same or other
end

local function choose(found, with_age)
  local best, equals = best_of(found, with_age)
  local follower, its_lane = follows_last(best, equals, with_age)
  if follower then return follower, its_lane end
  local oldest
  for _, front in ipairs(for_resident(equals)) do
    if not oldest or front.queued < oldest.queued then oldest = front end
  end
  if corridor_of(oldest.lane) == 'fresh' and priority(oldest.lane, oldest.queued, with_age) == base_of(oldest.lane) then
    return redis.call('ZRANGE', LANE..oldest.lane, -1, -1)[1], oldest.lane
  end
  return oldest.item, oldest.lane
end

for _ = 1, 100 do
  local found = fronts()
  if #found == 0 then break end
  -- An item that won by its age alone gives way once, so that a long backlog cannot hold up what was just written.
  local item, lane = choose(found, not by_age_before)
  local work = redis.call('HMGET', ITEM..item, 'episode', 'stage', 'revision', 'corridor', 'model', 'transient', 'preview')
  -- The edges gate is in the status: it is pending_edges only after the nodes of the same revision are done.
  if not work[1] or present_item(work[1]) ~= item then
    redis.call('ZREM', LANE..lane, item)
    drop(item)
    if work[1] then enqueue(work[1], 'backfill', now) end
  else
    local by_age = base_of(lane) < best_of(found, false) and '1' or '0'
    put(item, 'inflight', now)
    redis.call('HSET', ITEM..item, 'claim', run, 'owner', owner)
    local attempt = redis.call('HINCRBY', ITEM..item, 'attempts', 1)
    redis.call('HSET', RUN..run, 'item', item, 'episode', work[1], 'stage', work[2], 'revision', work[3],
      'corridor', work[4], 'attempt', attempt, 'worker', owner, 'claimed', now, 'outcome', 'running')
    if work[7] then redis.call('HSET', RUN..run, 'preview', '1') end
    redis.call('ZADD', K..'runs', now, run)
    event('claimed', { episode = work[1], stage = work[2], item = item, run = run, detail = work[4] })
    return { 'work', item, work[1], work[2], work[3], tostring(attempt), work[6] or '0', work[4],
      work[5] or chosen, by_age, work[7] or '0' }
  end
end
local next = redis.call('ZRANGE', PLACES.delayed, 0, 0, 'WITHSCORES')
local _, barred = fronts()
return { 'wait', next[2] or '', tostring(barred) }
`);

const claimedReply = z
  .tuple([
    z.literal('work'),
    z.string(),
    z.string(),
    z.enum(STAGES),
    z.coerce.number(),
    z.coerce.number(),
    z.coerce.number(),
    z.enum(Object.keys(CORRIDORS) as [Corridor, ...Corridor[]]),
    z.string(),
    z.enum(['0', '1']),
    z.enum(['0', '1']),
  ])
  .transform(([, item, episode, stage, revision, attempt, transientFailures, corridor, model, byAge, preview]) => ({
    item,
    episode,
    stage,
    revision,
    attempt,
    /** earlier attempts that failed for reasons outside the episode */
    transientFailures,
    corridor,
    /** catalogue name or path; empty when none is chosen */
    model,
    /** whether it passed over something of a better corridor because it had waited long */
    byAge: byAge === '1',
    /** what is found is a proposal and changes neither the truth nor the graph */
    isPreview: preview === '1',
  }));

/** Nothing may be claimed now. */
export interface Nothing {
  /** when the soonest delayed item may be, in milliseconds since 1970; null when none is delayed */
  delayedUntil: number | null;
  /** whether items wait for a model that cannot be used now */
  isBarred: boolean;
}

const reply = z.union([
  claimedReply,
  z.tuple([z.literal('off')]).transform((): Nothing => ({ delayedUntil: null, isBarred: false })),
  z
    .tuple([z.literal('wait'), z.string(), z.coerce.number()])
    .transform(([, at, barred]): Nothing => ({ delayedUntil: at === '' ? null : Number(at), isBarred: barred > 0 })),
]);

export type ClaimedWork = z.infer<typeof claimedReply> & { run: string };

/** What the worker did last; it decides among equals. */
export interface Turn {
  /** name of the loaded model, or null */
  resident: string | null;
  /** how many items in a row were for it */
  streak: number;
  /** the episode read last, or null */
  episode: string | null;
  byAge: boolean;
}

export interface ClaimRequest {
  /** id of the new run; every later report about the item must carry it */
  run: string;
  /** the worker that claims */
  owner: string;
  turn: Turn;
  /** models that cannot be used now */
  blocked: readonly string[];
}

/**
 * Claims the next work item.
 * @param now milliseconds since 1970
 */
export async function claimWork(
  client: EngineClient,
  { run, owner, turn, blocked }: ClaimRequest,
  settings: SchedulingSettings,
  now: number,
): Promise<ClaimedWork | Nothing> {
  const found = reply.parse(
    await client.eval(SCRIPT, {
      arguments: [
        String(now),
        run,
        owner,
        turn.resident ?? '',
        String(turn.streak),
        turn.episode ?? '',
        turn.byAge ? '1' : '0',
        String(settings.agingAfter),
        String(settings.agingStep),
        String(settings.longestStreak),
        ...blocked,
      ],
    }),
  );
  return 'item' in found ? { ...found, run } : found;
}
