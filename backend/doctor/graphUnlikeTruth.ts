/** Finds entries that the graph shows otherwise than they are stored, and projects them anew. */
import { setTimeout as pause } from 'node:timers/promises';
import { connectGraph, type GraphConnection } from '../graph/connectGraph.ts';
import { projectPending } from '../graph/projectPending.ts';
import { unlikeTruth } from '../graph/unlikeTruth.ts';
import { lockHolder } from '../process/lock.ts';
import { connectEngine, type EngineClient, type Endpoint } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import type { Check, Patient } from './Check.ts';

const NAME = 'kith-doctor';
type Graph = GraphConnection['graph'];

const SECOND_LOOK_MILLISECONDS = 1_000;
export const graphUnlikeTruth: Check = {
  id: 'graph_unlike_truth',
  async find(patient) {
    const unlike = await withEngine(patient, lastingDifferences);
    if (!unlike || unlike.length === 0) return null;
    return `The graph shows ${unlike.length} ${unlike.length === 1 ? 'entry' : 'entries'} otherwise than stored.`;
  },
  async mend(patient) {
    const done = await withEngine(patient, async (client, graph) => {
      const unlike = await unlikeTruth(client, graph);
      for (const id of unlike) {
        await client.zAdd(keys.unprojected, { score: await client.incr(keys.changes), value: id });
      }
      await projectPending(client, graph);
      return { shown: unlike.length, left: (await unlikeTruth(client, graph)).length };
    });
    if (done && done.left > 0) throw new Error(`${done.left} are still unlike; try kith rebuild`);
    return `Showed ${done?.shown ?? 0} of them anew.`;
  },
};

/** What is being shown at this very moment is not unlike; only what still is at a second look. */
async function lastingDifferences(client: EngineClient, graph: Graph): Promise<string[]> {
  const first = await unlikeTruth(client, graph);
  if (first.length === 0) return first;
  await pause(SECOND_LOOK_MILLISECONDS);
  const second = new Set(await unlikeTruth(client, graph));
  return first.filter((id) => second.has(id));
}

/** Null when no worker serves the journal. */
async function withEngine<T>(
  { paths, external }: Patient,
  work: (client: EngineClient, graph: Graph) => Promise<T>,
): Promise<T | null> {
  const socket = (await lockHolder(paths.lock))?.note['socket'];
  const endpoint: Endpoint | null = external !== null ? { url: external } : socket ? { socket } : null;
  if (endpoint === null) return null;
  // An address where nobody answers is told by whoever opens the journal.
  const client = await connectEngine(endpoint, NAME).catch((error: unknown) => {
    if (external === null) throw error;
    return null;
  });
  if (client === null) return null;
  try {
    const connection = await connectGraph(endpoint);
    try {
      return await work(client, connection.graph);
    } finally {
      await connection.close();
    }
  } finally {
    client.destroy();
  }
}
