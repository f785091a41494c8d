/** Draws a text field of several rows: the visible rows of a buffer, and the cursor. */
import { Box, Text } from 'ink';
import { memo, useEffect, useRef, type ReactElement } from 'react';
import { isEmpty, type TextBuffer } from './buffer.ts';
import { viewport, type RowPlace } from './layout.ts';
import { truncate } from '../text/width.ts';

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
  const top = useRef<RowPlace>({ line: 0, row: 0 });
  const view = viewport(buffer, { width, height }, top.current);
  useEffect(() => {
    top.current = view.top;
  });
  const empty = isEmpty(buffer);
  return (
    <Box flexDirection="column" width={width} height={height}>
      {view.rows.map((row, y) => (
        <Row
          key={y}
          text={empty ? truncate(placeholder, width) : row}
          dim={empty}
          cursor={focused && y === view.cursor.y ? view.cursor.x : null}
        />
      ))}
    </Box>
  );
}

const Row = memo(function Row({ text, dim, cursor }: { text: string; dim: boolean; cursor: number | null }) {
  if (cursor === null) return <Text dimColor={dim}>{text === '' ? ' ' : text}</Text>;
  return (
    <Text dimColor={dim}>
      {text.slice(0, cursor)}
      <Text inverse>{text.slice(cursor, cursor + 1) || ' '}</Text>
      {text.slice(cursor + 1)}
    </Text>
  );
});
