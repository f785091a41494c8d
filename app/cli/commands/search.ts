/** `kith search`: entries whose text matches, best first. */
import { UsageError } from '../../../backend/errors.ts';
import type { CommandRun } from '../Command.ts';
import { episodeRow } from '../format.ts';
import { parseCount } from '../number.ts';

export const search: CommandRun = async ({ words, value }, context) => {
  const query = words.join(' ').trim();
  if (query === '')
    throw new UsageError('There is nothing to search for.', 'Write it after the command: kith search lisbon');
  const limit = parseCount(value('limit'), '--limit');
  const hits = await (await context.journal()).search(query, limit);
  context.output.print(hits, () => hits.map((hit) => episodeRow(hit, context.output.width)));
};
