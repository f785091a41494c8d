/** Search as you type: the query on top, the entries that match below; the searches that are kept while nothing is typed. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { Episode } from '../../../../backend/journal/Journal.ts';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { dayOf, shortDay } from '../../state/selectors/format.ts';
import { fitLine, line, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { markedWords, searchAnswer, searched, showsKept } from '../../state/selectors/searchView.ts';
import { snippet } from '../../state/selectors/snippet.ts';
import type { State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const rowsOf = rememberLast((hits: readonly Episode[], words: string, today: string, width: number): ListRow[] => {
  const days = hits.map(({ date }) => shortDay(dayOf(date), today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return hits.map((hit, at) => {
    const when: Line = [{ text: `${pad(days[at] ?? '', dayCells)}  `, token: 'dim' }];
    return { line: [...when, ...snippet(hit.text, words, width - dayCells - 2)], key: hit.id };
  });
});

const keptRows = rememberLast((list: readonly string[], width: number): ListRow[] =>
  list.map((query) => ({ line: fitLine(line(sanitize(query)), width), key: query })),
);

function list(state: State, width: number): { rows: readonly ListRow[]; selectedKey: string | null } {
  const { search, kept } = state;
  if (showsKept(state)) return { rows: keptRows(kept.list, width), selectedKey: kept.list[kept.selected] ?? null };
  const rows = rowsOf(search.hits, markedWords(searched(state)), state.today, width);
  return { rows, selectedKey: search.hits[search.selected]?.id ?? null };
}

export function Search({ state, screen }: ScreenProps): ReactElement {
  const { search } = state;
  const { width } = fieldView(state, 'search');
  const listWidth = screen.width - MARK_CELLS;
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <Box height={1} marginLeft={screen.margin} flexShrink={0}>
        <Row line={[{ text: '/ ', token: 'accent' }]} indent={0} />
        <LineInput buffer={search.field} width={width} focused={state.help === null} />
      </Box>
      <Rows lines={[searchAnswer(state, listWidth)]} height={1} indent={screen.margin + MARK_CELLS} />
      <SelectableRows {...list(state, listWidth)} height={Math.max(1, screen.bodyHeight - 2)} indent={screen.margin} />
    </Box>
  );
}
