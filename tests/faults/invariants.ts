/** What has to hold after every fault, read from the engine itself in one atomic look. */
import { z } from 'zod';
import { PROPOSAL_STATES, STATUSES } from '../../backend/glossary.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import type { Oracle } from './Oracle.ts';

const LANES = keys.lane('');
const ITEMS = keys.item('');

/** Returns sentences; none when all is well. A status, an item and its place are looked at in the same instant. */
const LOOK = `
local problems = {}
local function object(...) if #problems < 20 then problems[#problems + 1] = table.concat({...}, ' ') end end
local statuses, places = {}, {}
for _, status in ipairs({ ${STATUSES.map((status) => `'${status}'`).join(', ')} }) do
  for _, id in ipairs(redis.call('ZRANGE', '${keys.status('done').replace(/done$/, '')}'..status, 0, -1)) do
    if statuses[id] then object('episode', id, 'is in two statuses:', statuses[id], status) end
    statuses[id] = status
    local stored = redis.call('HGET', '${keys.episode('')}'..id, 'status')
    if stored ~= status then object('episode', id, 'says', tostring(stored), 'and is in', status) end
  end
end
for _, id in ipairs(redis.call('ZRANGE', '${keys.episodes}', 0, -1)) do
  if not statuses[id] then object('episode', id, 'is in no status') end
end
local items, pending = 0, 0
local function visit(key, place, lane)
  for _, item in ipairs(redis.call('ZRANGE', key, 0, -1)) do
    items = items + 1
    if places[item] then object('item', item, 'is in', places[item], 'and', key) end
    places[item] = key
    local work = redis.call('HMGET', '${ITEMS}'..item, 'place', 'lane', 'episode')
    if not work[1] then object('item', item, 'has no record')
    elseif work[1] ~= place or (lane and work[2] ~= lane) then object('item', item, 'is in', key, 'and says', work[1]) end
  end
end
for _, key in ipairs(redis.call('KEYS', '${LANES}*')) do
  local lane = string.sub(key, ${LANES.length} + 1)
  if redis.call('SISMEMBER', '${keys.lanes}', lane) == 0 then object('lane', lane, 'is never looked at') end
  visit(key, 'ready', lane)
end
visit('${keys.delayed}', 'delayed')
visit('${keys.inflight}', 'inflight')
visit('${keys.held}', 'held')
for _, key in ipairs(redis.call('KEYS', '${ITEMS}*')) do
  if not places[string.sub(key, ${ITEMS.length} + 1)] then object(key, 'is in no place') end
end
for id, status in pairs(statuses) do
  if status == 'pending_nodes' or status == 'pending_edges' then
    pending = pending + 1
    local item = id..':'..string.sub(status, 9)..':'..redis.call('HGET', '${keys.episode('')}'..id, 'revision')
    if not places[item] then object('pending episode', id, 'has no item', item) end
  end
end
for _, state in ipairs({ ${PROPOSAL_STATES.map((state) => `'${state}'`).join(', ')} }) do
  for _, id in ipairs(redis.call('ZRANGE', '${keys.proposals('ready').replace(/ready$/, '')}'..state, 0, -1)) do
    local stored = redis.call('HGET', '${keys.proposal('')}'..id, 'state')
    if stored ~= state then object('proposal', id, 'says', tostring(stored), 'and is in', state) end
    if statuses[id] ~= 'done' then object('proposal', id, 'is there, though its episode is', tostring(statuses[id])) end
    if string.sub(state, 1, 8) == 'pending_' then
      pending = pending + 1
      local revision = redis.call('HGET', '${keys.episode('')}'..id, 'revision')
      local item = id..':'..string.sub(state, 9)..':'..revision..':preview'
      if not places[item] then object('pending proposal', id, 'has no item', item) end
    end
  end
end
if items ~= pending then object(items, 'items for', pending, 'pending episodes and proposals') end
return problems`;

/** What is wrong with statuses, items and places. */
export async function orderProblems(client: EngineClient): Promise<string[]> {
  return z.array(z.string()).parse(await client.eval(LOOK));
}

/** Acknowledged entries that are lost or have another text. */
export async function truthProblems(client: EngineClient, oracle: Oracle): Promise<string[]> {
  const texts = await Promise.all(
    oracle.ids.map(async (id) => [id, await client.hGet(keys.episode(id), 'text')] as const),
  );
  return texts.flatMap(([id, text]) => oracle.objection(id, text) ?? []);
}

/** The first items that still wait, with their records, as words for a message. */
export async function whatWaits(client: EngineClient): Promise<string> {
  const found = await client.keys(`${ITEMS}*`);
  const records = await Promise.all(found.slice(0, 3).map((key) => client.hGetAll(key)));
  const unprojected = await client.zCard(keys.unprojected);
  return `${found.length} items, ${unprojected} not in the graph; ${JSON.stringify(records)}`;
}
