/** What the person put right, newest first; each can be taken back. */
import type { ReactElement } from 'react';
import type { Correction } from '../../../../backend/journal/Journal.ts';
import { LoadedList } from '../../parts/LoadedList.tsx';
import { MARK_CELLS, type ListRow } from '../../parts/SelectableRows.tsx';
import { line, spread, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { shortClock } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const TAKEN_BACK = 'taken back';
/** Two long names fit; more would hide the other corrections. */
const MOST_ROWS = 3;

const NOTHING = [
  'Nothing yet. On the page of a name you say that two are one, that it is somebody else, what it is called.',
  'It stands here, outlives every reading, and can be taken back.',
];

const rowsOf = rememberLast((list: readonly Correction[], today: string, width: number): ListRow[] => {
  const days = list.map(({ at }) => shortClock(at, today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return list.flatMap(({ id, words, undone }, position): ListRow[] => {
    const token = undone === null ? 'text' : 'dim';
    const rows = wrap(
      sanitize(words),
      Math.max(10, width - dayCells - 2 - (undone === null ? 0 : TAKEN_BACK.length + 2)),
    );
    return rows.slice(0, MOST_ROWS).map((text, at): ListRow => {
      const when = at === 0 ? pad(days[position] ?? '', dayCells) : ' '.repeat(dayCells + MARK_CELLS);
      const left: Line = [
        { text: `${when}  `, token: 'dim' },
        { text, token },
      ];
      if (at > 0) return { line: left, key: null };
      return { line: undone === null ? left : spread(left, line(TAKEN_BACK, 'dim'), width), key: id };
    });
  });
});

export function Corrections({ state, screen }: ScreenProps): ReactElement {
  const { today, corrections } = state;
  return (
    <LoadedList
      loaded={corrections}
      nothing={NOTHING}
      rowsOf={(list, width) => rowsOf(list, today, width)}
      screen={screen}
    />
  );
}
