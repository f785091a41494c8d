/** Every text an entry had: a list of them, and under it what the selected one changed. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Row } from '../../parts/Row.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { SelectableRows } from '../../parts/SelectableRows.tsx';
import { historyView } from '../../state/selectors/historyView.ts';
import { EMPTY, line } from '../../state/selectors/line.ts';
import type { ScreenProps } from '../ScreenProps.ts';

export function History({ state, screen }: ScreenProps): ReactElement {
  const { list, selected, scroll, problem } = state.history;
  if (list === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  const { rows, listHeight, changes, changesHeight, maxScroll } = historyView(state);
  const top = Math.min(scroll, maxScroll);
  const shown = changes.slice(top, top + changesHeight);
  const goesOn = top + changesHeight < changes.length;
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <SelectableRows
        rows={rows}
        selectedKey={String(list[selected]?.revision ?? '')}
        height={listHeight}
        indent={screen.margin}
      />
      <Row line={EMPTY} indent={0} />
      <Rows
        lines={goesOn ? [...shown.slice(0, -1), line('⋯', 'dim')] : shown}
        height={changesHeight}
        indent={screen.margin}
      />
    </Box>
  );
}
