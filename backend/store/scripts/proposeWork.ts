/** What a person asks of proposals: have read entries read anew beside what stands, and take what was found, or not. */
import type { EngineClient } from '../client.ts';
import { eachBatch } from './eachBatch.ts';
import { script } from './prelude.ts';
import type { Corridor } from '../../glossary.ts';

const PREVIEW = script(`
local now, corridor, model = ARGV[1], ARGV[2], ARGV[3]
local accepted = {}
for index = 4, #ARGV do
  local id = ARGV[index]
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  -- An entry that is not read yet has nothing that a proposal could differ from.
  if episode[1] == 'done' and not episode[3] then
    drop_all(id, episode[2], now, 'previewed anew')
    redis.call('HSET', PROPOSAL..id, 'revision', episode[2], 'number', redis.call('INCR', K..'changes'), 'model', model)
    set_proposal(id, 'pending_nodes', now)
    enqueue(id, corridor, now)
    accepted[#accepted + 1] = id
  end
end
return accepted
`);

const ACCEPT = script(`
local now = ARGV[1]
local accepted = {}

-- The run that found it keeps whose reading it replaced: run, model and prompt are all that is left of that.
local function record(id, stage, proposed)
  local run = cjson.decode(proposed).run
  if type(run) ~= 'string' or redis.call('EXISTS', RUN..run) == 0 then return end
  redis.call('HSET', RUN..run, 'accepted', now)
  local before = redis.call('GET', K..'extraction:'..id..':'..stage)
  if not before then return end
  local former = cjson.decode(before)
  redis.call('HSET', RUN..run, 'replaced_run', former.run or '', 'replaced_model', former.model,
    'replaced_prompt_version', former.prompt_version)
end

-- What stands is kept until the entry is another or is read again: accepting can be taken back.
local function keep(id, revision, model)
  local former = redis.call('MGET', K..'extraction:'..id..':nodes', K..'extraction:'..id..':edges')
  forget_replaced(id)
  if not former[1] or not former[2] then return end
  redis.call('HSET', REPLACED..':'..id, 'revision', revision, 'model', model, 'nodes', former[1], 'edges', former[2])
  redis.call('ZADD', REPLACED, now, id)
end

for index = 2, #ARGV, 2 do
  local id, number = ARGV[index], ARGV[index + 1]
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  local proposal = redis.call('HMGET', PROPOSAL..id, 'state', 'revision', 'number', 'model')
  local stands = episode[1] == 'done' and not episode[3] and episode[2] == proposal[2]
  if stands and proposal[1] == 'ready' and (number == '' or number == proposal[3]) then
    keep(id, episode[2], proposal[4])
    for _, stage in ipairs({ 'nodes', 'edges' }) do
      local proposed = redis.call('GET', PROPOSAL..id..':'..stage)
      record(id, stage, proposed)
      redis.call('SET', K..'extraction:'..id..':'..stage, proposed)
    end
    forget_proposal(id)
    unproject(id)
    event('accepted', { episode = id })
    accepted[#accepted + 1] = id
  end
end
return accepted
`);

const DISCARD = script(`
local now = ARGV[1]
local discarded = {}
for index = 2, #ARGV, 2 do
  local id, number = ARGV[index], ARGV[index + 1]
  local proposal = redis.call('HMGET', PROPOSAL..id, 'revision', 'number')
  if proposal[1] and (number == '' or number == proposal[2]) then
    drop_items(id, proposal[1], now, 'discarded')
    forget_proposal(id)
    event('discarded', { episode = id })
    discarded[#discarded + 1] = id
  end
end
return discarded
`);

/** A proposal as somebody saw it. */
export interface ProposalReference {
  id: string;
  /** number of the proposal that was seen; left out: whichever is there */
  number?: number;
}

const pairs = (proposals: readonly ProposalReference[]): string[] =>
  proposals.flatMap(({ id, number }) => [id, number === undefined ? '' : String(number)]);

/**
 * Has read episodes read anew, from the start, beside what stands; an earlier proposal of theirs is dropped. Returns those
 * that are read, each of which has a pending proposal now.
 * @param model read them with this model; empty for the journal's own
 */
export async function requestPreview(
  client: EngineClient,
  ids: readonly string[],
  corridor: Corridor,
  model: string,
  now: number,
): Promise<string[]> {
  return eachBatch(client, PREVIEW, [String(now), corridor, model], ids);
}

/**
 * Makes ready proposals the truth. What is not there any more, is another one by now, or belongs to an earlier text, is
 * left alone. Returns the episodes whose proposal was taken.
 */
export async function acceptProposals(
  client: EngineClient,
  proposals: readonly ProposalReference[],
  now: number,
): Promise<string[]> {
  return eachBatch(client, ACCEPT, [String(now)], pairs(proposals));
}

/** Drops proposals, whatever their state, and stops their reading. Returns the episodes that had one. */
export async function discardProposals(
  client: EngineClient,
  proposals: readonly ProposalReference[],
  now: number,
): Promise<string[]> {
  return eachBatch(client, DISCARD, [String(now)], pairs(proposals));
}
