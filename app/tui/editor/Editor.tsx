/** Draws a text field of several rows: the visible rows of a buffer, and the cursor. */
import { Box, type DOMElement } from 'ink';
import { useContext, useEffect, useRef, type ReactElement } from 'react';
import { VeilContext, veiledText } from '../parts/veil.ts';
import { sanitize } from '../text/sanitize.ts';
import { truncate } from '../text/width.ts';
import { isEmpty, type TextBuffer } from './buffer.ts';
import { useCaret } from './caret.ts';
import { viewport, type RowPlace } from './layout.ts';
import { Row as LineRow } from '../parts/Row.tsx';
import type { Line } from '../state/selectors/line.ts';
import { Row } from './Row.tsx';

/** Rows that lie over the text, beginning under the row of the cursor, or over it where there is more room. */
export interface Overlay {
  lines: readonly Line[];
  /** each of them takes this many cells */
  width: number;
  /** begins this many UTF-16 units before the cursor, on the row of the cursor */
  back: number;
}

export interface EditorProps {
  buffer: TextBuffer;
  /** size in cells */
  width: number;
  height: number;
  /** shown dimmed while the buffer is empty */
  placeholder?: string;
  /** whether the cursor is here; default true */
  focused?: boolean;
  below?: Overlay | null;
}

export function Editor({
  buffer,
  width,
  height,
  placeholder = '',
  focused = true,
  below = null,
}: EditorProps): ReactElement {
  const box = useRef<DOMElement>(null);
  const top = useRef<RowPlace>({ line: 0, row: 0 });
  const view = viewport(buffer, { width, height }, top.current);
  useEffect(() => {
    top.current = view.top;
  });
  const hasCaret = useCaret(box, focused ? view.cursor : null);
  const empty = isEmpty(buffer);
  const veiled = useContext(VeilContext);
  const shown = (row: string, y: number): string => (veiled && y !== view.cursor.y ? veiledText(row) : row);
  // No overflow="hidden": the rows fit, and Ink's clipping costs more than drawing them.
  return (
    <Box ref={box} flexDirection="column" flexShrink={0} width={width} height={height}>
      {view.rows.map((row, y) => (
        <Row
          key={y}
          text={empty ? truncate(sanitize(placeholder), width) : shown(row, y)}
          dim={empty}
          cursor={focused && !hasCaret && y === view.cursor.y ? view.cursor.x : null}
          selectedFrom={view.selected[y]?.from ?? 0}
          selectedTo={view.selected[y]?.to ?? 0}
        />
      ))}
      {below !== null && <Over overlay={below} cursor={view.cursor} width={width} height={height} />}
    </Box>
  );
}

interface OverProps {
  overlay: Overlay;
  cursor: { x: number; y: number };
  width: number;
  height: number;
}

function Over({ overlay, cursor, width, height }: OverProps): ReactElement {
  const { lines, back } = overlay;
  const isRoomBelow = cursor.y + lines.length < height || cursor.y + 1 <= height / 2;
  const top = isRoomBelow ? cursor.y + 1 : Math.max(0, cursor.y - lines.length);
  const shown = isRoomBelow ? lines.slice(0, Math.max(0, height - top)) : lines.slice(0, cursor.y);
  const left = Math.max(0, Math.min(cursor.x - back, width - overlay.width));
  return (
    <Box position="absolute" flexDirection="column" marginTop={top} marginLeft={left}>
      {shown.map((line, at) => (
        <LineRow key={at} line={line} indent={0} />
      ))}
    </Box>
  );
}
