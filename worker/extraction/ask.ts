/** Asks a model one question of a prompt and reads the answer, or says that there is none. */
import { calibrationOf } from '../../prompts/confidence.ts';
import type { Answer } from '../../prompts/lines.ts';
import type { Prompt, PromptStyle } from '../../prompts/Prompt.ts';
import type { Stage } from '../../backend/glossary.ts';
import type { Completion, CompletionOptions, ModelClient, ModelInfo } from '../model/ModelClient.ts';
import { BadOutputError } from './BadOutputError.ts';
import { sureLines } from './sureLines.ts';

export interface Asked<Line> {
  answer: Answer<Line>;
  completion: Completion;
  /** lines less sure than this are better not used; 0 where nothing is known of the model */
  least: number;
}

/** The prompts that fit a model: our adapter has its own, else what kind of model it is decides. */
export function promptStyle(info: ModelInfo): PromptStyle {
  return info.adapter === null ? info.kind : 'adapter';
}

/**
 * One greedy completion, read by the prompt's own parser; each line says how sure it is, where that is known.
 * @throws BadOutputError when the answer holds text but not one line in the form asked for
 */
export async function ask<Question, Line extends { confidence?: number }>(
  client: ModelClient,
  stage: Stage,
  prompt: Prompt<Question, Line>,
  question: Question,
  options: CompletionOptions,
): Promise<Asked<Line>> {
  const completion = await client.complete(
    {
      prompt: prompt.pieces(question),
      ...(prompt.system === null ? {} : { chat: { system: prompt.system } }),
      stop: prompt.stop,
      // A chat model may answer in JSON or in tables.
      loops: prompt.system === null ? 'lines' : 'cycles',
      maxTokens: prompt.maxTokens,
      sampling: 'greedy',
    },
    options,
  );
  const answer = prompt.parse(completion.text);
  if (answer.understood === 0 && answer.unread > 0) throw new BadOutputError(stage, client.info.name);
  const known = calibrationOf(client.info.adapter, prompt.version);
  const lines = sureLines(answer.lines, prompt, completion, known);
  return { answer: { ...answer, lines }, completion, least: known?.least ?? 0 };
}
