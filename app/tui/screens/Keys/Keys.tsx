/** All commands with their keys, to give them others. */
import type { ReactElement } from 'react';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { keyListItems, type KeyListItem } from '../../state/selectors/keyListItems.ts';
import { fitLine, type Line } from '../../state/selectors/line.ts';
import { cells, pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const MOST_KEY_CELLS = 18;

function rowOf({ id, label, help, keys, changed }: KeyListItem, pressing: boolean, keyCells: number): Line {
  const shown = pressing ? 'press a key' : keys === '' ? '–' : keys;
  return [
    { text: pad(shown, keyCells), token: pressing ? 'chosen' : 'key' },
    { text: `  ${label}`, token: 'text' },
    ...(changed ? ([{ text: ' *', token: 'accent' }] as const) : []),
    { text: `  ${help === '' ? id : help}`, token: 'dim' },
  ];
}

export function Keys({ state, screen }: ScreenProps): ReactElement {
  const items = keyListItems(state);
  const { selected, pressing } = state.keyList;
  const width = screen.width - MARK_CELLS;
  const keyCells = Math.min(MOST_KEY_CELLS, Math.max(11, ...items.map(({ keys }) => cells(keys))));
  const rows = items.map((item, at): ListRow => ({
    line: fitLine(rowOf(item, pressing && at === selected, keyCells), width),
    key: item.id,
  }));
  return (
    <SelectableRows
      rows={rows}
      selectedKey={items[selected]?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
