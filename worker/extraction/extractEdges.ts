/** The edges stage: asks the model for relations among the entities just found, and keeps those the text can vouch for. */
import {
  edgesExtraction,
  type EdgesExtraction,
  type FoundEntity,
  type FoundRelation,
  type NodesExtraction,
} from '../../backend/journal/extraction.ts';
import type { RelationLine } from '../../prompts/lines.ts';
import type { EdgesPrompt } from '../../prompts/Prompt.ts';
import { edgesPrompts } from '../../prompts/registry.ts';
import { RELATION_WEIGHTS, type Judge } from '../../prompts/relationWeights.ts';
import type { Completion, CompletionOptions, ModelClient } from '../model/ModelClient.ts';
import { ask, promptStyle } from './ask.ts';
import { BadOutputError } from './BadOutputError.ts';
import { withoutNeedlessMeetings } from './closerRelations.ts';
import type { ReadEpisode } from './extractNodes.ts';
import { relationKey, resolveRelations } from './relations.ts';
import { OUTRIGHT_CONFIDENCE, saidOutright } from './saidOutright.ts';
import { surer } from './sureLines.ts';
import { sumUsage, type Usage } from './usage.ts';
import { isWeighed, weighRelations } from './weighing/weighRelations.ts';

/**
 * Relations among the entities of the nodes stage and the diarist, each with the sentence that says so. Passages without
 * an entity are not asked about.
 * @param nodes the result of the nodes stage for the same revision; its prompts are repeated, so that a model that has
 *   just read them goes on from there
 * @param options the prompt is that of the registry unless another is to be tried; without judges the model alone is heard
 * @throws BadOutputError when the model gives no readable answer; the signal's reason when aborted
 */
export async function extractEdges(
  client: ModelClient,
  { text, revision }: ReadEpisode,
  nodes: NodesExtraction,
  {
    prompt = edgesPrompts[promptStyle(client.info)],
    judges = RELATION_WEIGHTS.judges,
    ...options
  }: CompletionOptions & { prompt?: EdgesPrompt; judges?: readonly Judge[] } = {},
): Promise<{ extraction: EdgesExtraction; usage: Usage }> {
  const completions: Completion[] = [];
  const relations: EdgesExtraction['relations'] = [];
  // The last passage first: it is the one that the model's context still holds.
  for (const { start, end, answer: nodesAnswer } of [...nodes.passages].reverse()) {
    const inPassage = entitiesWithin(nodes.entities, start, end);
    if (inPassage.length === 0) continue;
    const question = { text: text.slice(start, end), nodesAnswer };
    const { answer, completion, least } = await ask<typeof question, RelationLine>(
      client,
      'edges',
      prompt,
      question,
      options,
    );
    completions.push(completion);
    const outright = saidOutright(text, { start, end }, inPassage);
    const lines = [...answer.lines, ...outright.map((line) => ({ ...line, confidence: OUTRIGHT_CONFIDENCE }))];
    // Unsure lines are weighed, too: that a model told something is a sign.
    const told = resolveRelations(text, { start, end }, inPassage, lines);
    const all = weighRelations(text, { start, end }, inPassage, told, promptStyle(client.info), judges);
    // What was weighed is sure enough already.
    const isEnough = (one: FoundRelation) => isWeighed(one, judges) || (one.confidence ?? 1) >= least;
    relations.unshift(...all.filter(isEnough));
  }
  const checked = edgesExtraction.safeParse({
    revision,
    model: client.info.name,
    prompt_version: prompt.version,
    stage: 'edges',
    relations: withoutNeedlessMeetings(withoutRepeats(relations)),
  });
  if (!checked.success) throw new BadOutputError('edges', client.info.name, { cause: checked.error });
  return { extraction: checked.data, usage: sumUsage(completions) };
}

/** Entities mentioned in a passage, with only the mentions there. */
function entitiesWithin(entities: readonly FoundEntity[], start: number, end: number): FoundEntity[] {
  return entities
    .map((entity) => ({
      ...entity,
      mentions: entity.mentions.filter((mention) => mention.start >= start && mention.end <= end),
    }))
    .filter((entity) => entity.mentions.length > 0);
}

function withoutRepeats(relations: EdgesExtraction['relations']): EdgesExtraction['relations'] {
  const once = new Map<string, EdgesExtraction['relations'][number]>();
  for (const relation of relations) {
    const key = relationKey(relation);
    once.set(key, surer(once.get(key), relation));
  }
  return [...once.values()];
}
