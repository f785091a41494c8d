/** A list of which only the visible rows are drawn, with a mark at the selected one. */
import type { ReactElement } from 'react';
import { EMPTY, type Line } from '../state/selectors/line.ts';
import { useListWindow } from './listWindow.ts';
import { Rows } from './Rows.tsx';

export interface ListRow {
  line: Line;
  /** identifies what can be selected here; null for headings and gaps */
  key: string | null;
}

export interface SelectableRowsProps {
  rows: readonly ListRow[];
  selectedKey: string | null;
  height: number;
  indent: number;
}

/** Cells the mark takes before each row. */
export const MARK_CELLS = 2;

function marked({ line, key }: ListRow, selectedKey: string | null): Line {
  if (line.length === 0) return EMPTY;
  if (key === null) return line;
  if (key !== selectedKey) return [{ text: '  ', token: 'text' }, ...line];
  const strong = line.map((span) => (span.token === 'text' ? { ...span, token: 'strong' as const } : span));
  return [{ text: '› ', token: 'accent' }, ...strong];
}

export function SelectableRows({ rows, selectedKey, height, indent }: SelectableRowsProps): ReactElement {
  const selected = Math.max(0, selectedKey === null ? 0 : rows.findIndex(({ key }) => key === selectedKey));
  const top = useListWindow(selectedKey ?? '', selected, rows.length, height);
  const visible = rows.slice(top, top + height).map((row) => marked(row, selectedKey));
  return <Rows lines={visible} height={height} indent={indent} current={selected - top} />;
}
