/** What the person put right, newest first; each can be taken back. */
import type { ReactElement } from 'react';
import type { Correction } from '../../../../backend/journal/Journal.ts';
import { Hint } from '../../parts/Hint.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { spread, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { shortClock } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const NOTHING = [
  'Nothing yet. On the page of a name you say that two are one, that it is somebody else, what it is called.',
  'It stands here, outlives every reading, and can be taken back.',
];

const rowsOf = rememberLast((list: readonly Correction[], today: string, width: number): ListRow[] => {
  const days = list.map(({ at }) => shortClock(at, today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return list.map(({ id, words, undone }, position): ListRow => {
    const left: Line = [
      { text: `${pad(days[position] ?? '', dayCells)}  `, token: 'dim' },
      { text: sanitize(words), token: undone === null ? 'text' : 'dim' },
    ];
    return { line: spread(left, undone === null ? [] : [{ text: 'taken back', token: 'dim' }], width), key: id };
  });
});

export function Corrections({ state, screen }: ScreenProps): ReactElement {
  const { list, selected, problem } = state.corrections;
  if (list === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  if (list.length === 0) return <Hint lines={NOTHING} screen={screen} />;
  return (
    <SelectableRows
      rows={rowsOf(list, state.today, screen.width - MARK_CELLS)}
      selectedKey={list[selected]?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
