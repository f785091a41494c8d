/** Asks for the whole graph to be made again: used by a rebuild and by changes of the graph's shape. */
import type { EngineClient } from '../client.ts';
import { script } from './prelude.ts';

const ALL_UNPROJECTED = script(`
for _, set in ipairs({ K..'episodes', K..'trash' }) do
  for _, id in ipairs(redis.call('ZRANGE', set, 0, -1)) do unproject(id) end
end
return 1
`);

/** Marks every episode as not shown in the graph yet; whoever projects next works it off. */
export async function markAllUnprojected(client: EngineClient): Promise<void> {
  await client.eval(ALL_UNPROJECTED);
}
