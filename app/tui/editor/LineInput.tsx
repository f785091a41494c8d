/** Draws a text field of one row, for search and prompts; scrolls sideways to keep the cursor in sight. */
import { Box, type DOMElement } from 'ink';
import { useEffect, useRef, type ReactElement } from 'react';
import { sanitize } from '../text/sanitize.ts';
import { truncate } from '../text/width.ts';
import { isEmpty, lineAt, type TextBuffer } from './buffer.ts';
import { useCaret } from './caret.ts';
import { lineWindow } from './lineWindow.ts';
import { Row } from './Row.tsx';

export interface LineInputProps {
  /** of one line */
  buffer: TextBuffer;
  /** in cells */
  width: number;
  /** shown dimmed while the buffer is empty */
  placeholder?: string;
  /** whether the cursor is here; default true */
  focused?: boolean;
}

export function LineInput({ buffer, width, placeholder = '', focused = true }: LineInputProps): ReactElement {
  const box = useRef<DOMElement>(null);
  const left = useRef(0);
  const shown = lineWindow(lineAt(buffer.lines, buffer.cursor.line), buffer.cursor.column, width, left.current);
  useEffect(() => {
    left.current = shown.left;
  });
  const hasCaret = useCaret(box, focused ? { x: shown.x, y: 0 } : null);
  const empty = isEmpty(buffer);
  return (
    <Box ref={box} flexShrink={0} width={width} height={1}>
      <Row
        text={empty ? truncate(sanitize(placeholder), width) : shown.text}
        dim={empty}
        cursor={focused && !hasCaret ? shown.x : null}
      />
    </Box>
  );
}
