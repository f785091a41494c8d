/** Lua shared by the scripts: the proposal of an episode, which is in exactly one state, and what an accepted one replaced. */
export const PROPOSING = `
local PROPOSAL, PROPOSALS = K..'proposal:', K..'proposals:'

local function set_proposal(id, state, now)
  local before = redis.call('HGET', PROPOSAL..id, 'state')
  if before then redis.call('ZREM', PROPOSALS..before, id) end
  redis.call('ZADD', PROPOSALS..state, now, id)
  redis.call('HSET', PROPOSAL..id, 'state', state)
end

local function forget_proposal(id)
  local state = redis.call('HGET', PROPOSAL..id, 'state')
  if not state then return false end
  redis.call('ZREM', PROPOSALS..state, id)
  redis.call('DEL', PROPOSAL..id, PROPOSAL..id..':nodes', PROPOSAL..id..':edges')
  return true
end

local REPLACED = K..'replaced'

-- What stood before can come back only while what was accepted stands.
local function forget_replaced(id)
  redis.call('ZREM', REPLACED, id)
  redis.call('DEL', REPLACED..':'..id)
end
`;
