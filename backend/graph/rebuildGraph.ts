/** Makes the whole graph again from the truth, without the model. */
import type { Graph } from 'falkordb';
import type { EngineClient } from '../store/client.ts';
import { markAllUnprojected } from '../store/scripts/markAllUnprojected.ts';
import { projectPending } from './projectPending.ts';
import { prepareGraph } from './schema.ts';

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
  // Once more: what somebody projected into the old graph meanwhile went with it.
  await markAllUnprojected(client);
  return projectPending(client, graph, undefined, onProgress);
}
