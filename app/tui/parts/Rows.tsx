/** A block of rows of a fixed height: what is missing is empty, what is too much is not shown. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { EMPTY, type Line } from '../state/selectors/line.ts';
import { Row } from './Row.tsx';

export interface RowsProps {
  lines: readonly Line[];
  height: number;
  indent: number;
}

export function Rows({ lines, height, indent }: RowsProps): ReactElement {
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      {Array.from({ length: height }, (_, at) => (
        <Row key={at} line={lines[at] ?? EMPTY} indent={indent} />
      ))}
    </Box>
  );
}
