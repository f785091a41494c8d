/** What a person asks of the work: read again, hold, raise; and the switch for all of it. */
import type { Corridor } from '../../glossary.ts';
import type { EngineClient } from '../client.ts';
import { keys } from '../keys.ts';
import { eachBatch } from './eachBatch.ts';
import { script } from './prelude.ts';

const ENRICH = script(`
local now, corridor, model = ARGV[1], ARGV[2], ARGV[3]
local accepted = {}
for index = 4, #ARGV do
  local id = ARGV[index]
  local episode = redis.call('HMGET', EPISODE..id, 'status', 'revision', 'deleted')
  if episode[1] and not episode[3] then
    local nodes = item_name(id, 'nodes', episode[2])
    -- An item that runs now already does what is asked, unless another model is to do it.
    if model ~= '' or redis.call('HGET', ITEM..nodes, 'place') ~= 'inflight' then
      drop_readings(id, episode[2], now, 'asked for again')
      redis.call('HDEL', EPISODE..id, 'reason')
      set_status(id, 'pending_nodes', now)
      enqueue(id, corridor, now, { model = model })
    end
    accepted[#accepted + 1] = id
  end
end
return accepted
`);

/**
 * A script that does something with the pending work of each episode and returns those that have any.
 * @param corridor of an item that is missing and made here
 * @param body may use id, item, stage, place and now
 */
function forEachPending(corridor: Corridor, body: string): string {
  return script(`
local now = ARGV[1]
local pending = {}
for index = 2, #ARGV do
  local id = ARGV[index]
  enqueue(id, '${corridor}', now)
  local item, stage = present_item(id)
  if item then
    local place = redis.call('HGET', ITEM..item, 'place')
    ${body}
    pending[#pending + 1] = id
  end
end
return pending
`);
}

const CANCEL = forEachPending(
  'backfill',
  `if place ~= 'held' then
      if not revoke(item, now, 'cancelled') then
        event('cancelled', { episode = id, stage = stage, item = item, detail = 'cancelled' })
      end
      put(item, 'held', now)
    end`,
);

const RAISE = forEachPending(
  'manual',
  `if place ~= 'inflight' then
      redis.call('HSET', ITEM..item, 'corridor', 'manual', 'transient', 0)
      put_ready(item)
      event('raised', { episode = id, stage = stage, item = item, detail = 'manual' })
    end`,
);

const RESUME = forEachPending(
  'backfill',
  `if place == 'held' or place == 'delayed' then
      put_ready(item)
      event('raised', { episode = id, stage = stage, item = item, detail = redis.call('HGET', ITEM..item, 'corridor') })
    end`,
);

const SWITCH = script(`
redis.call('SET', K..'app:inference_enabled', ARGV[1])
event(ARGV[1] == '1' and 'inference_on' or 'inference_off')
return 1
`);

/**
 * Marks episodes to be read again from the start, with fresh attempts. Returns those that exist.
 * @param model read them with this model; empty for the journal's own
 */
export async function requestEnrichment(
  client: EngineClient,
  ids: readonly string[],
  corridor: Corridor,
  model: string,
  now: number,
): Promise<string[]> {
  return eachBatch(client, ENRICH, [String(now), corridor, model], ids);
}

/** Holds the pending work of episodes, and takes it from whoever reads it. Returns those that are held now. */
export async function cancelWork(client: EngineClient, ids: readonly string[], now: number): Promise<string[]> {
  return eachBatch(client, CANCEL, [String(now)], ids);
}

/** Lets held and delayed work of episodes go on at once, each in its own corridor. Returns those that are pending. */
export async function resumeWork(client: EngineClient, ids: readonly string[], now: number): Promise<string[]> {
  return eachBatch(client, RESUME, [String(now)], ids);
}

/** Episodes whose work is held. */
export async function heldEpisodes(client: EngineClient): Promise<string[]> {
  return (await client.zRange(keys.held, 0, -1)).map((item) => item.split(':')[0] ?? '');
}

/** Puts the pending work of episodes into the manual corridor, held work too. Returns those that had any. */
export async function raiseWork(client: EngineClient, ids: readonly string[], now: number): Promise<string[]> {
  return eachBatch(client, RAISE, [String(now)], ids);
}

/** Sets the switch. Off freezes all work where it waits; what runs may finish. */
export async function switchInference(client: EngineClient, enabled: boolean): Promise<void> {
  await client.eval(SWITCH, { arguments: [enabled ? '1' : '0'] });
}
