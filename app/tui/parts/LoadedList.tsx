/** A list that was read from the journal: its rows, or a few words where there are none. */
import type { ReactElement } from 'react';
import type { Geometry } from '../state/selectors/geometry.ts';
import { Hint } from './Hint.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from './SelectableRows.tsx';

export interface LoadedListProps<Item extends { id: string }> {
  /** the list is null until it is read */
  loaded: { list: readonly Item[] | null; selected: number; problem: string | null };
  /** what stands there when nothing does */
  nothing: readonly string[];
  /** @param width cells that a row may take */
  rowsOf: (list: readonly Item[], width: number) => readonly ListRow[];
  screen: Geometry;
}

export function LoadedList<Item extends { id: string }>(props: LoadedListProps<Item>): ReactElement {
  const { loaded, nothing, rowsOf, screen } = props;
  const { list, selected, problem } = loaded;
  if (list === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  if (list.length === 0) return <Hint lines={nothing} screen={screen} />;
  return (
    <SelectableRows
      rows={rowsOf(list, screen.width - MARK_CELLS)}
      selectedKey={list[selected]?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
