/** The entries of the open name, each once: some of them may be about another of that name. */
import type { EntityDetail } from '../../../../backend/journal/Journal.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

type Quote = EntityDetail['quotes'][number];

const entriesOnce = rememberLast((quotes: readonly Quote[]): readonly Quote[] => {
  const seen = new Set<string>();
  return quotes.filter(({ episode }) => !seen.has(episode) && seen.add(episode));
});

/** Newest first, each with its first mention. */
export function splitEntries({ entity }: State): readonly Quote[] {
  return entity.detail === null ? [] : entriesOnce(entity.detail.quotes);
}
