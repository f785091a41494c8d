/** Puts right what a killed worker left behind: nothing stays in flight without a living claim, nothing pending unqueued. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';
import { MAX_ATTEMPTS } from './settleWork.ts';

const SCRIPT = script(`
local now, living, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
local recovered = 0
for _, item in ipairs(redis.call('ZRANGE', INFLIGHT, 0, -1)) do
  if item ~= living then
    recovered = recovered + 1
    local work = redis.call('HMGET', ITEM..item, 'episode', 'stage', 'corridor', 'queued', 'attempts', 'revision')
    redis.call('ZREM', INFLIGHT, item)
    redis.call('HDEL', ITEM..item, 'claim')
    local episode = work[1] and redis.call('HMGET', EPISODE..work[1], 'status', 'revision', 'deleted') or {}
    if episode[1] ~= 'pending_'..(work[2] or '') or episode[2] ~= work[6] or episode[3] or not inference_enabled() then
      drop(item)
    elseif tonumber(work[5]) >= most then
      drop(item)
      redis.call('HSET', EPISODE..work[1], 'reason', 'the process that read it ended each time')
      set_status(work[1], 'needs_attention', now)
      event('needs_attention', work[1], work[2], 'the process that read it ended each time')
    else
      redis.call('ZADD', READY, order(work[3], work[4]), item)
      event('released', work[1], work[2], 'the process that read it ended')
    end
  end
end
if inference_enabled() then
  for _, status in ipairs({'pending_edges', 'pending_nodes'}) do
    for _, id in ipairs(redis.call('ZRANGE', STATUS..status, 0, 999)) do
      if enqueue(id, 'backfill', redis.call('ZSCORE', STATUS..status, id)) then recovered = recovered + 1 end
    end
  end
end
return recovered
`);

/**
 * Recovers lost work.
 * @param living the item this worker is reading now, or null
 * @returns how many items were put right
 */
export async function recoverWork(client: EngineClient, living: string | null, now: number): Promise<number> {
  return z.number().parse(await client.eval(SCRIPT, { arguments: [String(now), living ?? '', String(MAX_ATTEMPTS)] }));
}
