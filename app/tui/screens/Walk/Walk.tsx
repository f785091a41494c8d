/** A walk through the graph: who stands beside whom, as a tree that opens where one goes. */
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { rememberLast } from '../../state/selectors/memo.ts';
import { selectedWalkItem, walkItems } from '../../state/selectors/walkItems.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { walkRows } from './walkRows.ts';

const rowsOf = rememberLast(walkRows);

export function Walk({ state, screen }: ScreenProps): ReactElement {
  if (state.walk.problem !== null) return <Hint lines={[state.walk.problem]} screen={screen} />;
  return (
    <SelectableRows
      rows={rowsOf(walkItems(state), state.today, screen.width - MARK_CELLS)}
      selectedKey={selectedWalkItem(state)?.path ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
