/** Takes accepted proposals back: what stood before stands again, and what was accepted is a proposal again. */
import type { EngineClient } from '../client.ts';
import { keys } from '../keys.ts';
import { eachBatch } from './eachBatch.ts';
import { script } from './prelude.ts';

const TAKE_BACK = script(`
local now = ARGV[1]
local taken = {}
for index = 2, #ARGV do
  local id = ARGV[index]
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  local former = redis.call('HMGET', REPLACED..':'..id, 'revision', 'model', 'nodes', 'edges')
  if former[1] and episode[1] == 'done' and not episode[3] and episode[2] == former[1] then
    drop_all(id, episode[2], now, 'taken back')
    for at, stage in ipairs({ 'nodes', 'edges' }) do
      local key = K..'extraction:'..id..':'..stage
      local accepted = redis.call('GET', key)
      redis.call('SET', PROPOSAL..id..':'..stage, accepted)
      redis.call('SET', key, former[at + 2])
      local run = cjson.decode(accepted).run
      if type(run) == 'string' then
        redis.call('HDEL', RUN..run, 'accepted', 'replaced_run', 'replaced_model', 'replaced_prompt_version')
      end
    end
    redis.call('HSET', PROPOSAL..id, 'revision', former[1], 'number', redis.call('INCR', K..'changes'), 'model', former[2])
    set_proposal(id, 'ready', now)
    forget_replaced(id)
    unproject(id)
    event('taken_back', { episode = id })
    taken[#taken + 1] = id
  end
end
return taken
`);

/** Episodes whose proposals were accepted together the last time, as far as that can still be taken back. */
export async function lastAccepted(client: EngineClient): Promise<string[]> {
  const [last] = await client.zRangeWithScores(keys.accepted, 0, 0, { REV: true });
  return last === undefined ? [] : client.zRangeByScore(keys.accepted, last.score, last.score);
}

/**
 * Brings back what stood before a proposal was accepted. An episode that was edited, deleted or read again since is left
 * alone. Returns the others.
 */
export async function takeBackAccepted(client: EngineClient, ids: readonly string[], now: number): Promise<string[]> {
  return eachBatch(client, TAKE_BACK, [String(now)], ids);
}
