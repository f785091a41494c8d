/** Searches the journal for what is typed, and tells why it cannot. */
import { KithError } from '../../../../backend/errors.ts';
import type { Journal } from '../../../../backend/journal/Journal.ts';
import { isEmptyQuery } from '../../../../backend/search/parseQuery.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { ReadingDone } from '../Action.ts';
import { searched } from '../selectors/searchView.ts';
import type { State } from '../State.ts';

const SEARCH_LIMIT = 200;

/** While a filter is unfinished, what was found before stays; a wrong one finds nothing. */
export async function readSearch(journal: Journal, state: State, at: number): Promise<ReadingDone> {
  const { query, problem } = searched(state);
  if (problem !== null) {
    return { type: 'searchRead', at, hits: problem.unfinished ? state.search.hits : [], refused: null };
  }
  if (isEmptyQuery(query)) return { type: 'searchRead', at, hits: [], refused: null };
  try {
    const hits = await journal.search(bufferText(state.search.field), SEARCH_LIMIT);
    return { type: 'searchRead', at, hits, refused: null };
  } catch (error) {
    if (!(error instanceof KithError) || (error.kind !== 'not_found' && error.kind !== 'usage')) throw error;
    return { type: 'searchRead', at, hits: [], refused: `${error.message} ${error.nextStep}` };
  }
}
