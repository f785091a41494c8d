/** Draws a text field of one row, for search and prompts; scrolls sideways to keep the cursor in sight. */
import type { ReactElement } from 'react';
import { Editor } from './Editor.tsx';
import type { TextBuffer } from './buffer.ts';

export interface LineInputProps {
  /** of a `useEditor` with `multiline: false` */
  buffer: TextBuffer;
  /** in cells */
  width: number;
  placeholder?: string;
  focused?: boolean;
}

export function LineInput(props: LineInputProps): ReactElement {
  return <Editor {...props} height={1} />;
}
