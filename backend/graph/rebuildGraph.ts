/** Makes the whole graph again from the truth, without the model. */
import { randomBytes } from 'node:crypto';
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { KithError } from '../errors.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { whileRebuilding } from '../store/rebuildLock.ts';
import { markAllUnprojected } from '../store/scripts/markAllUnprojected.ts';
import { forgetNames } from '../store/scripts/recordNames.ts';
import { projectWaitingEpisodes } from './projectPending.ts';
import { prepareGraph } from './schema.ts';

const BATCH = 500;
const uids = z.array(z.object({ uid: z.string() }));

/** Deletes node by node: to delete the graph beside others who use it has ended the engine. */
async function emptyGraph(graph: Graph): Promise<void> {
  for (const label of ['Episode', 'Entity']) {
    for (;;) {
      const found = await graph.roQuery(`MATCH (n:${label}) RETURN n.uid AS uid LIMIT ${BATCH}`);
      const batch = uids.parse(found.data ?? []).map(({ uid }) => uid);
      if (batch.length === 0) break;
      await graph.query(`UNWIND $batch AS uid MATCH (n:${label} {uid: uid}) DELETE n`, { params: { batch } });
    }
  }
}

/**
 * Empties the graph and makes it again. When this process dies half way, the worker goes on.
 * @param onProgress called with how many episodes are done, of how many
 * @returns how many episodes were projected
 * @throws KithError 'failure' when a rebuild is under way already
 */
export async function rebuildGraph(
  client: EngineClient,
  graph: Graph,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<number> {
  const projected = await whileRebuilding(client, randomBytes(8).toString('hex'), async () => {
    await markAllUnprojected(client);
    await prepareGraph(graph);
    await emptyGraph(graph);
    await forgetNames(client);
    // Once more: what somebody projected just before went with the rest.
    await markAllUnprojected(client);
    const all = await client.zCard(keys.unprojected);
    let done = 0;
    // What is stored meanwhile is projected with it.
    while ((await client.zCard(keys.unprojected)) > 0) {
      await projectWaitingEpisodes(client, graph, { onProjected: () => onProgress(Math.min((done += 1), all), all) });
    }
    return all;
  });
  if (projected !== null) return projected;
  throw new KithError(
    'failure',
    'The graph is being made again already.',
    'Wait for it; `kith status` shows the rest.',
  );
}
