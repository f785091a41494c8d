/** Reads what the model found in an episode, as it was stored. */
import { edgesExtraction, nodesExtraction, type EdgesExtraction, type NodesExtraction } from '../journal/extraction.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** The stored extraction of one stage, or null when there is none. Throws when the stored JSON is damaged. */
export async function readExtraction(client: EngineClient, id: string, stage: 'nodes'): Promise<NodesExtraction | null>;
export async function readExtraction(client: EngineClient, id: string, stage: 'edges'): Promise<EdgesExtraction | null>;
export async function readExtraction(client: EngineClient, id: string, stage: 'nodes' | 'edges') {
  const json = await client.get(keys.extraction(id, stage));
  if (json === null) return null;
  return stage === 'nodes' ? nodesExtraction.parse(JSON.parse(json)) : edgesExtraction.parse(JSON.parse(json));
}
