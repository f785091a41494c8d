/** Asks the model for the names of a text, passage by passage; one with more names than an answer holds is cut again. */
import type { Range } from '../../backend/journal/sentences.ts';
import { MAX_LIST, type NameLine } from '../../prompts/lines.ts';
import type { NodesPrompt } from '../../prompts/Prompt.ts';
import type { Completion, CompletionOptions, ModelClient } from '../model/ModelClient.ts';
import { MODEL_SETTINGS } from '../model/settings.ts';
import { ask, type Asked } from './ask.ts';
import { cutPassages, halvesOf } from './passages.ts';

/** A passage with its answer. */
export interface ReadPassage extends Asked<NameLine> {
  range: Range;
}

/** Fewer characters cannot hold more names than one answer does. */
const SMALLEST = 200;

/**
 * All passages of a text in order, without gaps, and every completion it took.
 * @throws BadOutputError when the model gives no readable answer; the signal's reason when aborted
 */
export async function readNames(
  client: ModelClient,
  text: string,
  prompt: NodesPrompt,
  options: CompletionOptions,
): Promise<{ passages: ReadPassage[]; completions: Completion[] }> {
  const passages: ReadPassage[] = [];
  const completions: Completion[] = [];
  const read = async (range: Range): Promise<void> => {
    const asked = await ask(client, 'nodes', prompt, { text: text.slice(range.start, range.end) }, options);
    completions.push(asked.completion);
    const isSmall = range.end - range.start < SMALLEST;
    const halves = isSmall || !isFull(asked) ? null : halvesOf(text, range);
    if (halves === null) passages.push({ range, ...asked });
    else for (const half of halves) await read(half);
  };
  const count = (part: string) => client.countTokens(part);
  for (const range of await cutPassages(text, MODEL_SETTINGS.passageTokens, count)) await read(range);
  return { passages, completions };
}

/** Whether the list may be longer than what was read of it. */
function isFull({ answer: { lines }, completion: { ended } }: Asked<NameLine>): boolean {
  if (ended === 'loop') return false;
  return lines.length >= MAX_LIST || (ended === 'limit' && lines.length > MAX_LIST / 2);
}
