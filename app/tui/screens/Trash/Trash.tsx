/** What was deleted, the last first; each can be brought back while it lies here. */
import type { ReactElement } from 'react';
import { TRASH_DAYS } from '../../../../backend/glossary.ts';
import type { Episode } from '../../../../backend/journal/Journal.ts';
import { LoadedList } from '../../parts/LoadedList.tsx';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { firstLine } from '../../state/selectors/entryRow.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { spread } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const NOTHING = ['The trash is empty.', `What you delete lies here for ${TRASH_DAYS} days.`];
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** How long an entry still lies in the trash; what is due goes at the next look of the worker. */
function daysLeft({ deleted }: Episode, now: number): string {
  const since = deleted === null ? 0 : now - Date.parse(deleted);
  const left = Math.ceil(TRASH_DAYS - since / DAY_MILLISECONDS);
  return left <= 0 ? 'goes today' : `${countOf(Math.min(left, TRASH_DAYS), 'day', 'days')} left`;
}

const rowsOf = rememberLast((list: readonly Episode[], today: string, width: number): ListRow[] => {
  const days = list.map(({ date }) => shortDay(dayOf(date), today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  const now = Date.parse(`${today}T12:00:00Z`);
  return list.map((episode, at) => ({
    key: episode.id,
    line: spread(
      [
        { text: `${pad(days[at] ?? '', dayCells)}  `, token: 'dim' },
        { text: firstLine(episode.text), token: 'text' },
      ],
      [{ text: daysLeft(episode, now), token: 'dim' }],
      width,
    ),
  }));
});

export function Trash({ state, screen }: ScreenProps): ReactElement {
  const { today, trash } = state;
  return (
    <LoadedList loaded={trash} nothing={NOTHING} rowsOf={(list, width) => rowsOf(list, today, width)} screen={screen} />
  );
}
