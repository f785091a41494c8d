/** Does one claimed work item: reads the episode with the model, stores what it found, shows it in the graph, closes the item. */
import type { Graph } from 'falkordb';
import { KithError } from '../../backend/errors.ts';
import { projectOne } from '../../backend/graph/projectPending.ts';
import type { EdgesExtraction, Extraction, NodesExtraction } from '../../backend/journal/extraction.ts';
import type { Episode } from '../../backend/journal/Journal.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { readEpisode } from '../../backend/store/readEpisode.ts';
import { readExtraction } from '../../backend/store/readExtraction.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { checkWork, completeWork, endWork, storeExtraction } from '../../backend/store/scripts/settleWork.ts';
import type { NodesOptions } from '../extraction/extractNodes.ts';
import type { Usage } from '../extraction/usage.ts';
import type { CompletionOptions, ModelClient } from '../model/ModelClient.ts';
import type { RunMeter } from '../schedule/RunMeter.ts';
import { journalMemory } from './journalMemory.ts';

export interface Reading<Found extends Extraction> {
  extraction: Found;
  usage: Usage;
}

/** Reads with the model; the real one is worker/extraction. */
export interface Readers {
  nodes: (model: ModelClient, episode: Episode, options: NodesOptions) => Promise<Reading<NodesExtraction>>;
  edges: (
    model: ModelClient,
    episode: Episode,
    nodes: NodesExtraction,
    options: CompletionOptions,
  ) => Promise<Reading<EdgesExtraction>>;
}

/** The steps of a stage, in order. A kill after any of them must do no harm. */
export const STEPS = ['claimed', 'model', 'read', 'stored', 'projected', 'completed'] as const;
export type Step = (typeof STEPS)[number];

export interface StageContext {
  client: EngineClient;
  graph: Graph;
  /** the loaded model; loads it when it is needed first */
  model: () => Promise<ModelClient>;
  readers: Readers;
  meter: RunMeter;
  signal: AbortSignal;
  /** called after each step, before the next begins */
  onStep: (step: Step, work: ClaimedWork) => Promise<void>;
}

/** completed, or why nothing was stored */
export type StageOutcome = 'completed' | 'refused' | 'off';

async function mayGoOn({ client, meter }: StageContext, work: ClaimedWork): Promise<'go' | StageOutcome> {
  const found = await checkWork(client, work);
  if (found === 'go') return 'go';
  const ending =
    found === 'off'
      ? ({ outcome: 'released', reason: 'inference is off' } as const)
      : ({ outcome: 'refused', reason: 'the entry changed' } as const);
  await endWork(client, work, ending, meter.report(), Date.now());
  return found === 'off' ? 'off' : 'refused';
}

async function currentNodes(client: EngineClient, work: ClaimedWork): Promise<NodesExtraction> {
  const nodes = await readExtraction(client, work.episode, 'nodes', work.isPreview ? 'proposed' : 'standing');
  if (nodes?.revision === work.revision) return nodes;
  throw new KithError(
    'failure',
    'The entities of this revision are missing.',
    `Read it again: kith enrich ${work.episode}`,
  );
}

async function read(context: StageContext, work: ClaimedWork, episode: Episode): Promise<Reading<Extraction>> {
  const { client, readers, signal, meter } = context;
  const model = await context.model();
  await context.onStep('model', work);
  meter.start(model.info.name);
  const options = { signal, onToken: (generated: number) => meter.token(generated) };
  return work.stage === 'nodes'
    ? readers.nodes(model, episode, { ...options, memory: await journalMemory(client, context.graph, work.episode) })
    : readers.edges(model, episode, await currentNodes(client, work), options);
}

/**
 * Runs one item to its end. What was found is truth first and then shown in the graph, so the graph is never ahead; a
 * process that dies in between leaves the episode on the list of those to project. Doing it twice changes nothing.
 * @throws the abort reason, or what the model threw; the caller ends the run then
 */
export async function runStage(context: StageContext, work: ClaimedWork): Promise<StageOutcome> {
  const { client, graph, meter, signal, onStep } = context;
  await onStep('claimed', work);
  const before = await mayGoOn(context, work);
  if (before !== 'go') return before;
  const episode = await readEpisode(client, work.episode);
  if (episode === null) return 'refused';
  const { extraction, usage } = await read(context, work, episode);
  signal.throwIfAborted();
  meter.finish(extraction.prompt_version, usage);
  await onStep('read', work);
  // Switched off meanwhile: the entry that was being read may still finish.
  if (await storeExtraction(client, work, extraction)) {
    await onStep('stored', work);
    // A proposal is shown nowhere before somebody accepts it.
    if (!work.isPreview) await projectOne(client, graph, work.episode);
    await onStep('projected', work);
  }
  const isCompleted = await completeWork(client, work, meter.report(), Date.now());
  await onStep('completed', work);
  return isCompleted ? 'completed' : 'refused';
}
