/** Brings the graph up to the truth for every episode that was saved, edited, deleted or restored since. */
import type { Graph } from 'falkordb';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisode } from '../store/readEpisode.ts';
import { readExtraction } from '../store/readExtraction.ts';
import { projectEpisode, removeEpisode } from './projectEpisode.ts';

/** Projects one episode from the truth, whatever its state. */
export async function projectFromTruth(client: EngineClient, graph: Graph, id: string): Promise<void> {
  const episode = await readEpisode(client, id);
  if (episode === null || episode.deleted !== null) {
    await removeEpisode(graph, id);
    return;
  }
  const nodes = await readExtraction(client, id, 'nodes');
  const edges = await readExtraction(client, id, 'edges');
  await projectEpisode(graph, {
    id,
    text: episode.text,
    date: episode.date,
    // Mentions of an earlier revision would point into another text.
    nodes: nodes?.revision === episode.revision ? nodes : null,
    edges: edges?.revision === episode.revision ? edges : null,
    run: '',
  });
}

const DONE = `
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 1`;

/**
 * Projects all that is waiting for it. Several processes may do this at once: an episode leaves the list only when it
 * did not change meanwhile, and projecting it twice changes nothing. Returns how many it did.
 * @param newest only so many, the last changed first; all when left out
 */
export async function projectPending(client: EngineClient, graph: Graph, newest?: number): Promise<number> {
  const last = newest === undefined ? -1 : newest - 1;
  const waiting = await client.zRangeWithScores(keys.unprojected, 0, last, { REV: true });
  for (const { value: id, score } of waiting) {
    await projectFromTruth(client, graph, id);
    await client.eval(DONE, { keys: [keys.unprojected], arguments: [id, String(score)] });
  }
  return waiting.length;
}
