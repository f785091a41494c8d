/** Adds to the lines of an answer how sure they are, where that is known. Pure. */
import { calibrated, type Calibration } from '../../prompts/confidence.ts';
import type { Prompt } from '../../prompts/Prompt.ts';
import type { Completion } from '../model/ModelClient.ts';
import { likelyLines } from './lineParts.ts';

/**
 * @param lines as the prompt read them of the completion
 * @param known null where nothing is known of this model: then the lines stay as they are
 */
export function sureLines<Question, Line extends { confidence?: number }>(
  lines: readonly Line[],
  prompt: Prompt<Question, Line>,
  { text, tokens }: Completion,
  known: Calibration | null,
): Line[] {
  if (known === null || tokens === undefined) return [...lines];
  const sure = new Map<string, number>();
  for (const { line, parts } of likelyLines(text, tokens)) {
    const confidence = calibrated(known, parts);
    if (confidence === null) continue;
    // A line that is said again says nothing new: a model is always sure to repeat itself.
    for (const read of prompt.parse(line).lines) {
      const key = JSON.stringify(read);
      if (!sure.has(key)) sure.set(key, confidence);
    }
  }
  return lines.map((line) => {
    const confidence = sure.get(JSON.stringify(line));
    return confidence === undefined ? line : { ...line, confidence };
  });
}

/** The one with the higher confidence; the first where only one has any, or none. */
export function surer<Item extends { confidence?: number }>(known: Item | undefined, next: Item): Item {
  if (known === undefined) return next;
  const confidence = Math.max(known.confidence ?? 0, next.confidence ?? 0);
  return confidence === 0 ? known : { ...known, confidence };
}
