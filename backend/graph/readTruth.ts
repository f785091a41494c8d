/** Everything that is stored of an entry and that the graph shows. */
import type { EdgesExtraction, NodesExtraction } from '../journal/extraction.ts';
import type { EngineClient } from '../store/client.ts';
import { readEpisode } from '../store/readEpisode.ts';
import { readExtraction } from '../store/readExtraction.ts';

export interface EpisodeTruth {
  id: string;
  text: string;
  /** local date-time */
  date: string;
  /** null where the present text was not read yet */
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
}

/** Null for an entry that is gone or in the trash. */
export async function readTruth(client: EngineClient, id: string): Promise<EpisodeTruth | null> {
  const episode = await readEpisode(client, id);
  if (episode === null || episode.deleted !== null) return null;
  const nodes = await readExtraction(client, id, 'nodes');
  const edges = await readExtraction(client, id, 'edges');
  const { text, date, revision } = episode;
  return {
    id,
    text,
    date,
    // Mentions of an earlier revision would point into another text.
    nodes: nodes?.revision === revision ? nodes : null,
    edges: edges?.revision === revision ? edges : null,
  };
}
