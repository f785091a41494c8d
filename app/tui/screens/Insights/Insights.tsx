/** What the journal tells of a life: how often and when one writes, who and where, first times, anniversaries. */
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { insightRows, type InsightRow } from '../../state/selectors/insightRows.ts';
import type { Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import type { State } from '../../state/State.ts';
import type { ScreenProps } from '../ScreenProps.ts';

/** The row with its selected name marked. */
function withChosen({ line, names }: InsightRow, chosen: number): Line {
  if (names.length < 2) return line;
  let at = -1;
  return line.map((span) => {
    if (span.token !== 'name') return span;
    at += 1;
    return at === chosen ? { ...span, token: 'chosen' } : span;
  });
}

const rowsOf = rememberLast((rows: readonly InsightRow[], selected: number, name: number): ListRow[] =>
  rows.map((row, at) => ({ key: String(at), line: at === selected ? withChosen(row, name) : row.line })),
);

function emptyHint({ insights, connection }: State): string[] {
  if (insights.problem !== null) return ['The journal cannot be looked through.', insights.problem];
  if (connection.state !== 'ready') return ['Shown as soon as the journal is open.'];
  return insights.told === null ? ['Looking through all entries …'] : ['Nothing is written yet.'];
}

export function Insights({ state, screen }: ScreenProps): ReactElement {
  const { told, row, name } = state.insights;
  if (told === null || told.entries === 0) return <Hint lines={emptyHint(state)} screen={screen} />;
  const rows = insightRows(state, screen.width - MARK_CELLS);
  return (
    <SelectableRows
      rows={rowsOf(rows, row, name)}
      selectedKey={String(Math.min(row, rows.length - 1))}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
