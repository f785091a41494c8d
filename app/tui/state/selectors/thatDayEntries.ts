/** The entries of "on this day", one after another as they stand on the screen. */
import type { Episode } from '../../../../backend/journal/Journal.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

const flattened = rememberLast((list: State['thatDay']['list']): readonly Episode[] =>
  (list ?? []).flatMap(({ episodes }) => episodes),
);

export function thatDayEntries({ thatDay }: Pick<State, 'thatDay'>): readonly Episode[] {
  return flattened(thatDay.list);
}
