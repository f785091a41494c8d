/** Does one claimed work item: reads the episode with the model, writes the graph, then closes the item. */
import type { Graph } from 'falkordb';
import { KithError } from '../../backend/errors.ts';
import { projectEpisode } from '../../backend/graph/projectEpisode.ts';
import { projectFromTruth } from '../../backend/graph/projectPending.ts';
import type { Extraction, NodesExtraction } from '../../backend/journal/extraction.ts';
import type { Episode } from '../../backend/journal/Journal.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { readEpisode } from '../../backend/store/readEpisode.ts';
import { readExtraction } from '../../backend/store/readExtraction.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { checkWork, completeWork, releaseWork } from '../../backend/store/scripts/settleWork.ts';
import type { ModelClient } from '../model/ModelClient.ts';

/** Reads with the model; the real one is worker/extraction. */
export interface Readers {
  nodes: (model: ModelClient, episode: Episode, signal: AbortSignal) => Promise<NodesExtraction>;
  edges: (model: ModelClient, episode: Episode, nodes: NodesExtraction, signal: AbortSignal) => Promise<Extraction>;
}

export interface StageContext {
  client: EngineClient;
  graph: Graph;
  /** the loaded model; loads it when it is needed first */
  model: () => Promise<ModelClient>;
  readers: Readers;
  signal: AbortSignal;
}

/** completed, or why nothing was stored */
export type StageOutcome = 'completed' | 'refused' | 'off';

async function mayGoOn(context: StageContext, work: ClaimedWork): Promise<'go' | StageOutcome> {
  const now = Date.now();
  const found = await checkWork(context.client, work, now);
  if (found === 'go') return 'go';
  if (found !== 'off') return 'refused';
  await releaseWork(context.client, work, { reason: 'inference is off', counted: false }, now);
  return 'off';
}

async function currentNodes(context: StageContext, work: ClaimedWork): Promise<NodesExtraction> {
  const nodes = await readExtraction(context.client, work.episode, 'nodes');
  if (nodes?.revision === work.revision) return nodes;
  throw new KithError(
    'failure',
    'The entities of this revision are missing.',
    `Read it again: kith enrich ${work.episode}`,
  );
}

/** Writes what was found into the graph, then closes the item; a result that came too late is taken out again. */
async function apply(context: StageContext, work: ClaimedWork, episode: Episode, extraction: Extraction) {
  const { client, graph } = context;
  const nodes = extraction.stage === 'nodes' ? extraction : await currentNodes(context, work);
  const edges = extraction.stage === 'edges' ? extraction : null;
  await projectEpisode(graph, {
    id: episode.id,
    text: episode.text,
    date: episode.date,
    nodes,
    edges,
    run: work.claim,
  });
  if (await completeWork(client, work, extraction, Date.now())) return 'completed';
  await projectFromTruth(client, graph, work.episode);
  return 'refused';
}

/**
 * Runs one item to its end. Doing it twice changes nothing the second time.
 * @throws the abort reason, or what the model threw; the caller settles the item then
 */
export async function runStage(context: StageContext, work: ClaimedWork): Promise<StageOutcome> {
  const before = await mayGoOn(context, work);
  if (before !== 'go') return before;
  const episode = await readEpisode(context.client, work.episode);
  if (episode === null) return 'refused';
  const { readers, signal } = context;
  const model = await context.model();
  const extraction =
    work.stage === 'nodes'
      ? await readers.nodes(model, episode, signal)
      : await readers.edges(model, episode, await currentNodes(context, work), signal);
  signal.throwIfAborted();
  // Switched off meanwhile: the entry that was being read may still finish.
  return apply(context, work, episode, extraction);
}
