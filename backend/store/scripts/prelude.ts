/**
 * Lua shared by the scripts. Every change of truth is one script: the engine runs it alone and writes it to disk as one
 * transaction, so a status set, its episode and its work item never disagree.
 */

const PREFIX_WORDS = `
local K = 'kith:'
local EPISODE, ITEM, STATUS = K..'episode:', K..'work:item:', K..'status:'
local READY, INFLIGHT = K..'work:ready', K..'work:inflight'
`;

const FUNCTIONS = `
local function event(kind, episode, stage, detail)
  redis.call('XADD', K..'events', 'MAXLEN', '~', '20000', '*',
    'type', kind, 'episode', episode or '', 'stage', stage or '', 'detail', detail or '')
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

local CORRIDORS = { ask = 90, manual = 70, entry = 50, backfill = 30 }

-- The corridor first, then the oldest: one number, exact below 2^53.
local function order(corridor, queued)
  return (100 - CORRIDORS[corridor]) * 1e13 + tonumber(queued)
end

local function item_name(id, stage, revision)
  return id..':'..stage..':'..revision
end

local function drop(item)
  redis.call('ZREM', READY, item)
  redis.call('ZREM', INFLIGHT, item)
  redis.call('DEL', ITEM..item)
end

local function drop_waiting(id, revision)
  for _, stage in ipairs({'nodes', 'edges'}) do
    local item = item_name(id, stage, revision)
    if not redis.call('ZSCORE', INFLIGHT, item) then drop(item) end
  end
end

-- Queues the stage that the status asks for, unless inference is off or it is queued or running already.
local function enqueue(id, corridor, queued)
  if not inference_enabled() then return false end
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision')
  local stage = episode[1] == 'pending_nodes' and 'nodes' or episode[1] == 'pending_edges' and 'edges'
  if not stage then return false end
  local item = item_name(id, stage, episode[2])
  if redis.call('ZSCORE', INFLIGHT, item) then return false end
  local present = redis.call('HGET', ITEM..item, 'corridor')
  if present and CORRIDORS[present] >= CORRIDORS[corridor] then return false end
  redis.call('HSET', ITEM..item, 'episode', id, 'stage', stage, 'revision', episode[2], 'corridor', corridor, 'queued', queued)
  redis.call('HSETNX', ITEM..item, 'attempts', 0)
  redis.call('ZADD', READY, order(corridor, queued), item)
  if not present then event('queued', id, stage, corridor) end
  return true
end
`;

/** Puts the shared words in front of the body of a script. */
export function script(body: string): string {
  return PREFIX_WORDS + FUNCTIONS + body;
}
