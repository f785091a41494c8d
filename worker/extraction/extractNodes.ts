/** The nodes stage: reads an episode with a model and returns the entities it names, with their mentions. */
import { nodesExtraction, type NodesExtraction } from '../../backend/journal/extraction.ts';
import type { NodesPrompt } from '../../prompts/Prompt.ts';
import { nodesPrompts } from '../../prompts/registry.ts';
import type { CompletionOptions, ModelClient } from '../model/ModelClient.ts';
import { promptStyle } from './ask.ts';
import { BadOutputError } from './BadOutputError.ts';
import { ground } from './ground.ts';
import { readNames, type ReadPassage } from './readNames.ts';
import { rememberNames, type JournalMemory } from './rememberNames.ts';
import { withToldTypes } from './toldTypes.ts';
import { sumUsage, type Usage } from './usage.ts';

/** What an extraction reads of an episode. */
export interface ReadEpisode {
  text: string;
  revision: number;
}

export interface NodesOptions extends CompletionOptions {
  /** that of the registry unless another is to be tried */
  prompt?: NodesPrompt;
  /** what the journal knows already; without it, only what the model finds is found */
  memory?: JournalMemory;
}

/**
 * Entities of an episode; every one occurs in its text. Long texts are read in passages and put together again.
 * @throws BadOutputError when the model gives no readable answer; the signal's reason when aborted
 */
export async function extractNodes(
  client: ModelClient,
  { text, revision }: ReadEpisode,
  { prompt = nodesPrompts[promptStyle(client.info)], memory, ...options }: NodesOptions = {},
): Promise<{ extraction: NodesExtraction; usage: Usage }> {
  const { passages, completions } = await readNames(client, text, prompt, options);
  const lines = passages.flatMap(({ answer, least }, passage) =>
    answer.lines.filter(({ confidence = 1 }) => confidence >= least).map((line) => ({ ...line, passage })),
  );
  const found = withToldTypes(text, ground(text, lines));
  const checked = nodesExtraction.safeParse({
    revision,
    model: client.info.name,
    prompt_version: prompt.version,
    stage: 'nodes',
    entities: memory === undefined ? found : await rememberNames(text, found, memory),
    passages: passages.map((read) => ({ ...read.range, answer: repeatable(prompt, read) })),
  });
  if (!checked.success) throw new BadOutputError('nodes', client.info.name, { cause: checked.error });
  return { extraction: checked.data, usage: sumUsage(completions) };
}

/** The answer as the model's context holds it, or, where it looped or ran into the limit, what could be read of it. */
function repeatable(prompt: NodesPrompt, { answer, completion }: ReadPassage): string {
  const isWhole = completion.ended === 'eos' || completion.ended === 'stop';
  return isWhole ? completion.text : prompt.format(answer.lines);
}
