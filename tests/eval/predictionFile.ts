/** A prediction file says in each line what made it and what it cost, so that it can be reported later; scorers skip that. */
import { z } from 'zod';
import { cost } from './cost.ts';
import { parseJsonLines } from './jsonLines.ts';

export const maker = z.object({
  /** YYYY-MM-DD */
  date: z.string(),
  commit: z.string(),
  model: z.string(),
  /** file name with the start of its checksum, or none */
  adapter: z.string(),
  /** versions of both stages */
  prompts: z.string(),
});
/** Which program, model and prompts made a prediction. */
export type Maker = z.infer<typeof maker>;

const line = z.object({ id: z.string(), maker: maker.optional(), cost: cost.optional() });
export type PredictionLine = z.infer<typeof line>;

/** Only what stands beside the predictions themselves. @throws UsageError naming the line that is wrong */
export function parseMakers(text: string, file: string): PredictionLine[] {
  return parseJsonLines(text, file, line);
}
