/** A list of which only the visible rows are drawn, with a mark at the selected one. */
import { Box, type DOMElement } from 'ink';
import { useContext, useRef, type ReactElement } from 'react';
import { useCaret } from '../editor/caret.ts';
import { EMPTY, type Line } from '../state/selectors/line.ts';
import { useListWindow } from './listWindow.ts';
import { PlainContext } from './PlainContext.ts';
import { usePointer } from './pointer.ts';
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
  /** rows below the selected one that belong to it, and are shown with it */
  tail?: number;
}

/** Cells the mark takes before each row. */
export const MARK_CELLS = 2;

function marked({ line, key }: ListRow, selectedKey: string | null, plain: boolean): Line {
  if (line.length === 0) return EMPTY;
  if (key === null) return line;
  if (key !== selectedKey) return [{ text: '  ', token: 'text' }, ...line];
  const strong = line.map((span) => (span.token === 'text' ? { ...span, token: 'strong' as const } : span));
  return [{ text: plain ? '* ' : '› ', token: 'accent' }, ...strong];
}

/** How many things that can be selected lie between two rows. */
function stepsBetween(rows: readonly ListRow[], from: number, to: number): number {
  const between = rows.slice(Math.min(from, to), Math.max(from, to)).filter(({ key }) => key !== null).length;
  return to >= from ? between : -between;
}

export function SelectableRows({ rows, selectedKey, height, indent, tail = 0 }: SelectableRowsProps): ReactElement {
  const plain = useContext(PlainContext);
  const box = useRef<DOMElement>(null);
  const selected = Math.max(0, selectedKey === null ? 0 : rows.findIndex(({ key }) => key === selectedKey));
  const top = useListWindow(selectedKey ?? '', selected, rows.length, height, tail);
  const visible = rows.slice(top, top + height).map((row) => marked(row, selectedKey, plain));
  usePointer(box, (row) => {
    const at = top + row;
    return selectedKey === null || (rows[at]?.key ?? null) === null ? null : stepsBetween(rows, selected, at);
  });
  // Where there is no field to type in, a screen reader follows the cursor through the list.
  useCaret(box, plain && selectedKey !== null ? { x: indent, y: selected - top } : null);
  return (
    <Box ref={box} height={height} flexShrink={0} flexGrow={1}>
      <Rows lines={visible} height={height} indent={indent} current={selected - top} />
    </Box>
  );
}
