/** One name of the journal: what it is, and the entries that mention it. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { EntityDetail } from '../../../../backend/journal/Journal.ts';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { dayOf, shortDay } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { relationLines } from '../../state/selectors/relationLines.ts';
import { snippet } from '../../state/selectors/snippet.ts';
import { suggested, type Suggested } from '../../state/selectors/suggested.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { questionLines } from './questionLines.ts';
import { whyRows } from './whyRows.ts';

function about(detail: EntityDetail): Line {
  const aliases =
    detail.aliases.length === 0 ? '' : ` · also ${detail.aliases.map((alias) => sanitize(alias)).join(', ')}`;
  return [{ text: `${detail.type}${aliases}`, token: 'dim' }];
}

/** Key of the quote at a position: one entry may be quoted twice. */
function quoteKey(position: number): string {
  return `quote-${position}`;
}

const rowsOf = rememberLast(
  (detail: EntityDetail, asked: Suggested | null, today: string, width: number): ListRow[] => {
    const heading = (lines: readonly Line[]): ListRow[] =>
      lines.map((each) => ({ line: fitLine(each, width), key: null }));
    const relations = relationLines(detail, today, width);
    const days = detail.quotes.map(({ date }) => shortDay(dayOf(date), today));
    const dayCells = Math.max(0, ...days.map((day) => day.length));
    const quotes = detail.quotes.map(({ quote, surface }, position): ListRow => {
      const when: Line = [{ text: `${pad(days[position] ?? '', dayCells)}  `, token: 'dim' }];
      return { line: [...when, ...snippet(quote, surface, width - dayCells - 2)], key: quoteKey(position) };
    });
    return [
      ...heading([about(detail), EMPTY]),
      ...heading(questionLines(asked, width)),
      ...heading(relations),
      ...heading(relations.length > 0 ? [EMPTY] : []),
      ...quotes,
    ];
  },
);

export function Entity({ state, screen }: ScreenProps): ReactElement {
  const { detail, selected, problem } = state.entity;
  if (detail === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  const why = whyRows(state.entity, state.today, screen.width).slice(0, Math.floor(screen.bodyHeight / 2));
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <SelectableRows
        rows={rowsOf(detail, suggested(state), state.today, screen.width - MARK_CELLS)}
        selectedKey={quoteKey(selected)}
        height={screen.bodyHeight - why.length}
        indent={screen.margin}
      />
      {why.length > 0 && <Rows lines={why} height={why.length} indent={screen.margin} />}
    </Box>
  );
}
