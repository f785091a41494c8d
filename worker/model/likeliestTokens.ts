/**
 * Writes the likeliest token each time, and says how likely it was. The library's own greedy sampling can tell that, too, but
 * sorts the whole vocabulary for it, which takes as long as the model itself; here only a few candidates are looked at.
 */
import type { LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { MODEL_SETTINGS } from './settings.ts';

export interface ChosenToken {
  token: Token;
  /** among the likeliest tokens, 0 to 1; null where tokens are drawn by chance */
  probability: number | null;
}

/**
 * The answer, token by token, until the model ends it.
 * @param tokens what the sequence has not read yet of the prompt; at least one
 */
export async function* likeliestTokens(
  model: LlamaModel,
  sequence: LlamaContextSequence,
  tokens: Token[],
): AsyncGenerator<ChosenToken, void, undefined> {
  const steps = sequence.evaluateWithMetadata(tokens, { probabilities: true }, MODEL_SETTINGS.greedy);
  try {
    for (let step = await steps.next(); step.done !== true;) {
      // They come sorted; which of them the library drew does not matter.
      const [likeliest] = step.value.probabilities;
      if (likeliest === undefined) return;
      const [token, probability] = likeliest;
      if (model.isEogToken(token)) return;
      yield { token, probability };
      step = await steps.next(token);
    }
  } finally {
    await steps.return();
  }
}

/** Tokens drawn by chance, for free text. */
export async function* drawnTokens(
  sequence: LlamaContextSequence,
  tokens: Token[],
): AsyncGenerator<ChosenToken, void, undefined> {
  for await (const token of sequence.evaluate(tokens, MODEL_SETTINGS.free)) yield { token, probability: null };
}
