/** `kith search`: entries that match words, phrases and filters, best first. */
import { UsageError } from '../../../backend/errors.ts';
import { filterNamed } from '../../../backend/search/parseQuery.ts';
import type { CommandRun } from '../Command.ts';
import { episodeRow } from '../format.ts';
import { parseCount } from '../number.ts';

export const search: CommandRun = async ({ words, value }, context) => {
  const query = words.map(withQuotes).join(' ').trim();
  if (query === '')
    throw new UsageError('There is nothing to search for.', 'Write it after the command: kith search lisbon');
  const limit = parseCount(value('limit'), '--limit');
  const hits = await (await context.journal()).search(query, limit);
  context.output.print(hits, () => hits.map((hit) => episodeRow(hit, context.output.width)));
};

/** The shell takes the quotes of `with:"Priya Raman"` away; a filter's value with blanks in it gets them back. */
function withQuotes(word: string): string {
  const [, key = '', value = ''] = /^(\p{L}+):([^"]*\s[^"]*)$/u.exec(word) ?? [];
  return filterNamed(key) === null ? word : `${key}:"${value}"`;
}
