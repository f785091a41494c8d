/** Runs a change that a person asked for, and tells them when it could not be made. */
import { describeError, KithError } from '../../../../backend/errors.ts';
import type { Journal } from '../../../../backend/journal/Journal.ts';
import type { Store } from '../store.ts';
import type { JournalLink } from './JournalLink.ts';

/** Never throws. Without an open journal nothing is done. */
export async function attempt(
  store: Store,
  link: JournalLink,
  change: (journal: Journal) => Promise<void>,
): Promise<void> {
  const journal = link.now();
  if (journal === null) {
    return store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: 'The journal is not open yet' } });
  }
  try {
    await change(journal);
  } catch (error) {
    const nextStep = error instanceof KithError ? ` · ${error.nextStep}` : '';
    store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: `${describeError(error)}${nextStep}` } });
  }
}
