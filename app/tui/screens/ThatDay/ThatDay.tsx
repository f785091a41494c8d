/** What was on this day in earlier years, or in a first year a week and some months before. */
import type { ReactElement } from 'react';
import type { OnThisDay } from '../../../../backend/journal/Journal.ts';
import { Hint } from '../../parts/Hint.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { firstLine } from '../../state/selectors/entryRow.ts';
import { longDay, timeOf } from '../../state/selectors/format.ts';
import { EMPTY, fitLine } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { agoWords } from '../../state/selectors/spanWords.ts';
import { thatDayEntries } from '../../state/selectors/thatDayEntries.ts';
import type { ScreenProps } from '../ScreenProps.ts';

/** Said where there is nothing to show. */
const OTHER_DAYS = 'Look at other days with [ and ], at today with t.';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const rowsOf = rememberLast((list: readonly OnThisDay[], today: string, width: number): ListRow[] =>
  list.flatMap(({ day, ago, episodes }, at): ListRow[] => [
    ...(at === 0 ? [] : [{ line: EMPTY, key: null }]),
    {
      line: fitLine(
        [
          { text: capital(agoWords(ago)), token: 'heading' },
          { text: `  ${longDay(day, today)}`, token: 'dim' },
        ],
        width,
      ),
      key: null,
    },
    ...episodes.map(({ id, date, text }) => ({
      key: id,
      line: fitLine(
        [
          { text: `${timeOf(date)}  `, token: 'dim' },
          { text: firstLine(text), token: 'text' },
        ],
        width,
      ),
    })),
  ]),
);

export function ThatDay({ state, screen }: ScreenProps): ReactElement {
  const { day, list, selected, problem } = state.thatDay;
  if (list === null || day === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  if (list.length === 0) {
    const date = longDay(day, day).replace(/^\w+ /, '');
    return <Hint lines={[`Nothing was written on an earlier ${date}.`, OTHER_DAYS]} screen={screen} />;
  }
  return (
    <SelectableRows
      rows={rowsOf(list, state.today, screen.width - MARK_CELLS)}
      selectedKey={thatDayEntries(state)[selected]?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
