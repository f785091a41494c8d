/**
 * How sure a line of an answer is: the share of lines like it that were right in entries the adapter was not taught with.
 * Fitted by `npm run eval:calibrate`, for one adapter asked by one version of a prompt; another gets no confidence. Pure.
 */
import { z } from 'zod';
import data from './adapters/confidence.json' with { type: 'json' };

export const calibration = z.object({
  /** file name of the adapter */
  adapter: z.string(),
  /** version of the prompt */
  prompt: z.string(),
  /** logistic regression on the logarithms of the probabilities of a line's parts */
  bias: z.number(),
  /** one for each part of a line */
  weights: z.array(z.number()).min(1),
  /** lines less sure than this are not used, but for relations that are weighed anyway (relationWeights.ts) */
  least: z.number().min(0).max(1),
  /** lines it was fitted on, and how many of them were right */
  fitted: z.object({ lines: z.number().int(), right: z.number().int() }),
});
export type Calibration = z.infer<typeof calibration>;

const calibrations = z.array(calibration).parse(data);

/**
 * What is known of an adapter asked by a prompt; null when nothing is.
 * @param adapter file name of the loaded adapter, or null
 */
export function calibrationOf(adapter: string | null, promptVersion: string): Calibration | null {
  return calibrations.find((one) => one.adapter === adapter && one.prompt === promptVersion) ?? null;
}

/**
 * Probability that a line is right, 0 to 1 in hundredths; null where the line has another number of parts.
 * @param parts logarithms of the probabilities of its parts
 */
export function calibrated({ bias, weights }: Calibration, parts: readonly number[]): number | null {
  if (parts.length !== weights.length) return null;
  const sum = weights.reduce((total, weight, part) => total + weight * (parts[part] ?? 0), bias);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}
