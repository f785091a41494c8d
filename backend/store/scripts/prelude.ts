/**
 * Lua shared by the scripts. Every change of truth is one script: the engine runs it alone and writes it to disk as one
 * transaction, so a status set, its episode and its work item never disagree.
 */
import { CORRIDORS } from '../../glossary.ts';
import { PROPOSING } from './proposing.ts';

const WORDS = `
local K = 'kith:'
local EPISODE, ITEM, STATUS, RUN = K..'episode:', K..'work:item:', K..'status:', K..'run:'
local LANES, LANE = K..'work:lanes', K..'work:ready:'
local PLACES = { delayed = K..'work:delayed', inflight = K..'work:inflight', held = K..'work:held' }
local CORRIDORS = { ${Object.entries(CORRIDORS)
  .map(([name, priority]) => `${name} = ${priority}`)
  .join(', ')} }
`;

const HAPPENINGS = `
-- What is said of a run is said once, however often it is sent.
local function event(kind, about)
  about = about or {}
  if about.run and about.run ~= '' then
    if redis.call('ZADD', K..'events:keys', 'NX', redis.call('TIME')[1], kind..':'..about.run) == 0 then return end
    redis.call('ZREMRANGEBYRANK', K..'events:keys', 0, -2001)
  end
  local fields = { 'type', kind }
  for _, name in ipairs({ 'episode', 'stage', 'item', 'run', 'detail' }) do
    if about[name] and about[name] ~= '' then
      fields[#fields + 1] = name
      fields[#fields + 1] = about[name]
    end
  end
  redis.call('XADD', K..'events', 'MAXLEN', '~', '20000', '*', unpack(fields))
end

-- The number tells a later change from the one that is being projected.
local function unproject(id)
  redis.call('ZADD', K..'unprojected', redis.call('INCR', K..'changes'), id)
end

local function inference_enabled()
  return redis.call('GET', K..'app:inference_enabled') ~= '0'
end

local function set_status(id, status, now)
  local before = redis.call('HGET', EPISODE..id, 'status')
  if before then redis.call('ZREM', STATUS..before, id) end
  redis.call('ZADD', STATUS..status, now, id)
  redis.call('HSET', EPISODE..id, 'status', status)
end

local function end_run(run, outcome, now, fields)
  if not run or run == '' then return end
  redis.call('HSET', RUN..run, 'outcome', outcome, 'ended', now, unpack(fields or {}))
end
`;

/** An item is in exactly one place: a lane of ready items, delayed, in flight, or held. */
const PLACING = `
local function take_out(item)
  local at = redis.call('HMGET', ITEM..item, 'place', 'lane')
  if at[1] == 'ready' then redis.call('ZREM', LANE..at[2], item)
  elseif at[1] then redis.call('ZREM', PLACES[at[1]], item) end
  return at[1]
end

local function put(item, place, score)
  take_out(item)
  redis.call('HSET', ITEM..item, 'place', place)
  if place ~= 'inflight' then redis.call('HDEL', ITEM..item, 'claim', 'owner') end
  redis.call('ZADD', PLACES[place], score, item)
end

-- Each lane is in the order of waiting. What a person just wrote, and what asks for another model, have their own.
local function put_ready(item)
  take_out(item)
  local work = redis.call('HMGET', ITEM..item, 'corridor', 'fresh', 'model', 'queued')
  if not work[1] then
    for _, place in pairs(PLACES) do redis.call('ZREM', place, item) end
    return
  end
  local lane = (work[1] == 'entry' and work[2]) and 'fresh' or work[1]
  if work[3] then lane = lane..'@'..work[3] end
  redis.call('HDEL', ITEM..item, 'claim', 'owner', 'not_before')
  redis.call('HSET', ITEM..item, 'place', 'ready', 'lane', lane)
  redis.call('SADD', LANES, lane)
  redis.call('ZADD', LANE..lane, work[4], item)
end

local function drop(item)
  take_out(item)
  redis.call('DEL', ITEM..item)
end

local function item_name(id, stage, revision, preview)
  return id..':'..stage..':'..revision..(preview and ':preview' or '')
end

-- Takes the claim from whoever reads this item; the worker hears of it and stops within a token.
local function revoke(item, now, why)
  local work = redis.call('HMGET', ITEM..item, 'place', 'claim', 'episode', 'stage')
  if work[1] ~= 'inflight' then return false end
  end_run(work[2], 'cancelled', now)
  event('cancelled', { episode = work[3], stage = work[4], item = item, run = work[2], detail = why })
  redis.call('HINCRBY', ITEM..item, 'attempts', -1)
  return true
end

local function drop_items(id, revision, now, why)
  for _, stage in ipairs({ 'nodes', 'edges' }) do
    for _, preview in ipairs({ false, true }) do
      local item = item_name(id, stage, revision, preview)
      revoke(item, now, why)
      drop(item)
    end
  end
end

-- What was proposed for an earlier text, or for an earlier reading, is worth nothing.
local function drop_all(id, revision, now, why)
  drop_items(id, revision, now, why)
  if forget_proposal(id) then event('proposal_dropped', { episode = id, detail = why }) end
end

-- The entry is another, or will be read again: what stood before goes with what stands.
local function drop_readings(id, revision, now, why)
  drop_all(id, revision, now, why)
  forget_replaced(id)
end

-- What an episode waits for: its reading, or, once it is read, the reading of its proposal.
local function present_item(id)
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  local preview = episode[1] == 'done'
  local waits = preview and redis.call('HGET', PROPOSAL..id, 'state') or episode[1]
  local stage = waits == 'pending_nodes' and 'nodes' or waits == 'pending_edges' and 'edges'
  if not stage or episode[3] then return nil end
  return item_name(id, stage, episode[2], preview), stage, episode[2], preview
end

-- Queues the stage that the status asks for. An item that is there already is only ever moved to a better corridor.
local function enqueue(id, corridor, queued, more)
  local item, stage, revision, preview = present_item(id)
  if not item then return false end
  more = more or {}
  if preview then more = { model = redis.call('HGET', PROPOSAL..id, 'model') } end
  local found = redis.call('HMGET', ITEM..item, 'place', 'corridor')
  if found[1] then
    if found[1] == 'inflight' or found[1] == 'held' or CORRIDORS[found[2]] >= CORRIDORS[corridor] then return false end
    redis.call('HSET', ITEM..item, 'corridor', corridor)
    if found[1] == 'ready' then put_ready(item) end
    return true
  end
  redis.call('HSET', ITEM..item, 'episode', id, 'stage', stage, 'revision', revision, 'corridor', corridor,
    'queued', queued, 'attempts', 0, 'transient', 0)
  if more.model and more.model ~= '' then redis.call('HSET', ITEM..item, 'model', more.model) end
  if more.fresh then redis.call('HSET', ITEM..item, 'fresh', '1') end
  if preview then redis.call('HSET', ITEM..item, 'preview', '1') end
  put_ready(item)
  event('queued', { episode = id, stage = stage, item = item, detail = corridor })
  return true
end

local function escalate(item, id, stage, run, reason, now)
  local preview = redis.call('HGET', ITEM..item, 'preview')
  drop(item)
  redis.call('HSET', (preview and PROPOSAL or EPISODE)..id, 'reason', reason)
  -- What stands is as good as before; only the proposal failed.
  if preview then set_proposal(id, 'failed', now) else set_status(id, 'needs_attention', now) end
  event('escalated', { episode = id, stage = stage, item = item, run = run, detail = reason })
end
`;

/** Puts the shared words in front of the body of a script. */
export function script(body: string): string {
  return WORDS + HAPPENINGS + PROPOSING + PLACING + body;
}
