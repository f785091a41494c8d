/** What an extraction cost, summed over its completions. */
import type { Completion } from '../model/ModelClient.ts';

export interface Usage {
  promptTokens: number;
  /** prompt tokens that were still in the model's context */
  cachedTokens: number;
  generatedTokens: number;
  milliseconds: number;
}

export function sumUsage(completions: readonly Completion[]): Usage {
  const sum = (key: keyof Usage) => completions.reduce((total, completion) => total + completion[key], 0);
  return {
    promptTokens: sum('promptTokens'),
    cachedTokens: sum('cachedTokens'),
    generatedTokens: sum('generatedTokens'),
    milliseconds: sum('milliseconds'),
  };
}
