/** Reads what the model found in an episode, as it was stored: what stands, or what a preview proposes. */
import { edgesExtraction, nodesExtraction, type EdgesExtraction, type NodesExtraction } from '../journal/extraction.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** Where it is stored: what stands, or the proposal beside it. */
type Whose = 'standing' | 'proposed';

/** The stored extraction of one stage, or null when there is none. Throws when the stored JSON is damaged. */
export async function readExtraction(
  client: EngineClient,
  id: string,
  stage: 'nodes',
  whose?: Whose,
): Promise<NodesExtraction | null>;
export async function readExtraction(
  client: EngineClient,
  id: string,
  stage: 'edges',
  whose?: Whose,
): Promise<EdgesExtraction | null>;
export async function readExtraction(
  client: EngineClient,
  id: string,
  stage: 'nodes' | 'edges',
  whose: Whose = 'standing',
) {
  const json = await client.get(whose === 'standing' ? keys.extraction(id, stage) : keys.proposed(id, stage));
  if (json === null) return null;
  return stage === 'nodes' ? nodesExtraction.parse(JSON.parse(json)) : edgesExtraction.parse(JSON.parse(json));
}
