/** A block of rows of a fixed height: what is missing is empty, what is too much is not shown. */
import { Box } from 'ink';
import { useContext, type ReactElement } from 'react';
import { EMPTY, type Line } from '../state/selectors/line.ts';
import { Row } from './Row.tsx';
import { VeilContext, veiledLine } from './veil.ts';

export interface RowsProps {
  lines: readonly Line[];
  height: number;
  indent: number;
  /** the row that can be read while the others are hidden; none by default */
  current?: number;
}

export function Rows({ lines, height, indent, current = -1 }: RowsProps): ReactElement {
  const veiled = useContext(VeilContext);
  const shown = (line: Line, at: number): Line => (veiled && at !== current ? veiledLine(line) : line);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      {Array.from({ length: height }, (_, at) => (
        <Row key={at} line={shown(lines[at] ?? EMPTY, at)} indent={indent} />
      ))}
    </Box>
  );
}
