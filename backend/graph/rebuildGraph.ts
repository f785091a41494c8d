/** Makes the whole graph again from the truth, without the model. */
import type { Graph } from 'falkordb';
import type { EngineClient } from '../store/client.ts';
import { script } from '../store/scripts/prelude.ts';
import { projectPending } from './projectPending.ts';
import { prepareGraph } from './schema.ts';

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

/**
 * Deletes the graph and makes it again. When this process dies half way, the worker goes on.
 * @param onProgress called with how many episodes are done, of how many
 * @returns how many episodes were projected
 */
export async function rebuildGraph(
  client: EngineClient,
  graph: Graph,
  onProgress?: (done: number, all: number) => void,
): Promise<number> {
  await markAllUnprojected(client);
  // Absent in a journal in which nothing was ever projected.
  await graph.delete().catch(() => undefined);
  await prepareGraph(graph);
  return projectPending(client, graph, undefined, onProgress);
}
