/** Asks for episodes to be read again, and switches inference for the whole journal. */
import { z } from 'zod';
import type { Corridor } from '../../glossary.ts';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';

const ENRICH = script(`
local now, corridor = ARGV[1], ARGV[2]
local accepted = {}
for index = 3, #ARGV do
  local id = ARGV[index]
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  if episode[1] and not episode[3] then
    drop_waiting(id, episode[2])
    redis.call('HDEL', EPISODE..id, 'reason')
    -- An item that runs now already does what is asked.
    local running = redis.call('ZSCORE', INFLIGHT, item_name(id, 'nodes', episode[2]))
    if not running then
      -- A late result of its edges would belong to nodes that are being replaced.
      drop(item_name(id, 'edges', episode[2]))
      set_status(id, 'pending_nodes', now)
      enqueue(id, corridor, now)
    end
    accepted[#accepted + 1] = id
  end
end
return accepted
`);

const SWITCH = script(`
local now, enabled = unpack(ARGV)
redis.call('SET', K..'app:inference_enabled', enabled)
event(enabled == '1' and 'inference_on' or 'inference_off')
if enabled == '1' then
  for _, status in ipairs({'pending_edges', 'pending_nodes'}) do
    for _, id in ipairs(redis.call('ZRANGE', STATUS..status, 0, -1)) do
      enqueue(id, 'entry', redis.call('ZSCORE', STATUS..status, id))
    end
  end
else
  for _, item in ipairs(redis.call('ZRANGE', READY, 0, -1)) do drop(item) end
end
return 1
`);

/** Most ids in one script call: a long list must not hold up a save. */
const BATCH = 200;

/** Marks episodes to be read again from the start. Returns those that exist. */
export async function requestEnrichment(
  client: EngineClient,
  ids: string[],
  corridor: Corridor,
  now: number,
): Promise<string[]> {
  const accepted: string[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const reply = await client.eval(ENRICH, {
      arguments: [String(now), corridor, ...ids.slice(start, start + BATCH)],
    });
    accepted.push(...z.array(z.string()).parse(reply));
  }
  return accepted;
}

/** Sets the switch. On: all that is pending is queued. Off: nothing is queued any more; what runs may finish. */
export async function switchInference(client: EngineClient, enabled: boolean, now: number): Promise<void> {
  await client.eval(SWITCH, { arguments: [String(now), enabled ? '1' : '0'] });
}
