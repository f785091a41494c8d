/** Search as you type: the query on top, the entries that match below. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Episode } from '../../../../backend/journal/Journal.ts';
import { LineInput } from '../../editor/LineInput.tsx';
import { bufferText } from '../../editor/buffer.ts';
import { Row } from '../../parts/Row.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { isDue } from '../../state/reduce/reading.ts';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { dayOf, shortDay } from '../../state/selectors/format.ts';
import { EMPTY, line, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { snippet } from '../../state/selectors/snippet.ts';
import type { State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const rowsOf = rememberLast((hits: readonly Episode[], query: string, today: string, width: number): ListRow[] => {
  const days = hits.map(({ date }) => shortDay(dayOf(date), today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return hits.map((hit, at) => {
    const when: Line = [{ text: `${pad(days[at] ?? '', dayCells)}  `, token: 'dim' }];
    return { line: [...when, ...snippet(hit.text, query, width - dayCells - 2)], key: hit.id };
  });
});

function answer(state: State): Line {
  const { search } = state;
  const query = bufferText(search.field).trim();
  if (search.problem !== null) return line(sanitize(search.problem), 'bad');
  if (query === '') return line('Type a name, a place, a word.', 'dim');
  if (state.connection.state !== 'ready') return line('Searches as soon as the journal is open.', 'dim');
  return isDue(search) || search.hits.length > 0 ? EMPTY : line('No entry has that.', 'dim');
}

export function Search({ state, screen }: ScreenProps): ReactElement {
  const { search } = state;
  const told = answer(state);
  const { width } = fieldView(state, 'search');
  const listHeight = Math.max(1, screen.bodyHeight - 2);
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <Box height={1} marginLeft={screen.margin} flexShrink={0}>
        <Row line={[{ text: '/ ', token: 'accent' }]} indent={0} />
        <LineInput buffer={search.field} width={width} focused={state.help === null} />
      </Box>
      <Row line={told} indent={screen.margin + MARK_CELLS} />
      <SelectableRows
        rows={rowsOf(search.hits, bufferText(search.field), state.today, screen.width - MARK_CELLS)}
        selectedKey={search.hits[search.selected]?.id ?? null}
        height={listHeight}
        indent={screen.margin}
      />
    </Box>
  );
}
