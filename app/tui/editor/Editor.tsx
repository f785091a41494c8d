/** Draws a text field of several rows: the visible rows of a buffer, and the cursor. */
import { Box, type DOMElement } from 'ink';
import { useEffect, useRef, type ReactElement } from 'react';
import { sanitize } from '../text/sanitize.ts';
import { truncate } from '../text/width.ts';
import { isEmpty, type TextBuffer } from './buffer.ts';
import { useCaret } from './caret.ts';
import { viewport, type RowPlace } from './layout.ts';
import { Row } from './Row.tsx';

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
  // No overflow="hidden": the rows fit, and Ink's clipping costs more than drawing them.
  return (
    <Box ref={box} flexDirection="column" flexShrink={0} width={width} height={height}>
      {view.rows.map((row, y) => (
        <Row
          key={y}
          text={empty ? truncate(sanitize(placeholder), width) : row}
          dim={empty}
          cursor={focused && !hasCaret && y === view.cursor.y ? view.cursor.x : null}
          selectedFrom={view.selected[y]?.from ?? 0}
          selectedTo={view.selected[y]?.to ?? 0}
        />
      ))}
    </Box>
  );
}
