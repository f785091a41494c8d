/** Version 2 of the data: work waits in lanes, and the graph knows of each mention by which name it was found. */
import { z } from 'zod';
import type { EngineClient } from './client.ts';
import { markAllUnprojected } from './scripts/markAllUnprojected.ts';

const FORGET_ITEMS = `
for _, key in ipairs({ 'kith:work:ready', 'kith:work:inflight' }) do
  local items = redis.call('ZRANGE', key, 0, 999)
  for _, item in ipairs(items) do redis.call('DEL', 'kith:work:item:'..item) end
  redis.call('ZREMRANGEBYRANK', key, 0, 999)
  if #items > 0 then return #items end
end
redis.call('DEL', 'kith:activity', 'kith:lease')
return 0`;

/** Drops the work items of version 1. Every pending episode is queued again when the worker puts its work in order. */
export async function toLanes(client: EngineClient): Promise<void> {
  while (z.number().parse(await client.eval(FORGET_ITEMS)) > 0);
  await markAllUnprojected(client);
}
