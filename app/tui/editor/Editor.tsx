/** Draws a text field of several rows: the visible rows of a buffer, and the cursor. */
import { Box, Text, type DOMElement } from 'ink';
import { memo, useEffect, useRef, type ReactElement } from 'react';
import { graphemeEnd } from '../text/graphemes.ts';
import { truncate } from '../text/width.ts';
import { isEmpty, type TextBuffer } from './buffer.ts';
import { useCaret } from './caret.ts';
import { splitAtCell, viewport, type RowPlace } from './layout.ts';

export interface EditorProps {
  buffer: TextBuffer;
  /** size in cells */
  width: number;
  height: number;
  /** shown dimmed while the buffer is empty */
  placeholder?: string;
  /** whether the cursor is here; default true */
  focused?: boolean;
}

export function Editor({ buffer, width, height, placeholder = '', focused = true }: EditorProps): ReactElement {
  const box = useRef<DOMElement>(null);
  const top = useRef<RowPlace>({ line: 0, row: 0 });
  const view = viewport(buffer, { width, height }, top.current);
  useEffect(() => {
    top.current = view.top;
  });
  const hasCaret = useCaret(box, focused ? view.cursor : null);
  const empty = isEmpty(buffer);
  return (
    <Box ref={box} flexDirection="column" width={width} height={height}>
      {view.rows.map((row, y) => (
        <Row
          key={y}
          text={empty ? truncate(placeholder, width) : row}
          dim={empty}
          cursor={focused && !hasCaret && y === view.cursor.y ? view.cursor.x : null}
        />
      ))}
    </Box>
  );
}

interface RowProps {
  text: string;
  dim: boolean;
  /** the cell where a cursor is drawn, or null */
  cursor: number | null;
}

/** One visual row. Only rows that changed are made again. */
export const Row = memo(function Row({ text, dim, cursor }: RowProps): ReactElement {
  // An empty Text takes no row.
  if (cursor === null) return <Text dimColor={dim}>{text === '' ? ' ' : text}</Text>;
  const [before, after] = splitAtCell(text, cursor);
  const end = after === '' ? 0 : graphemeEnd(after, 0);
  return (
    <Text dimColor={dim}>
      {before}
      <Text inverse>{after.slice(0, end) || ' '}</Text>
      {after.slice(end)}
    </Text>
  );
});
