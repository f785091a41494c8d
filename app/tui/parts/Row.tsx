/** One row of text. It is made again only when its text or meaning changes. */
import { Text } from 'ink';
import { memo, useContext, type ReactElement } from 'react';
import type { Line } from '../state/selectors/line.ts';
import { ThemeContext } from '../theme/ThemeContext.ts';

interface RowProps {
  line: Line;
  /** empty cells before it */
  indent: number;
}

function sameLine(one: Line, other: Line): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every(({ text, token }, at) => text === other[at]?.text && token === other[at].token);
}

export const Row = memo(
  function Row({ line, indent }: RowProps): ReactElement {
    const theme = useContext(ThemeContext);
    // An empty Text takes no row.
    if (line.every(({ text }) => text === '')) return <Text> </Text>;
    return (
      <Text wrap="truncate">
        {' '.repeat(indent)}
        {line.map(({ text, token }, at) => (
          <Text key={at} {...theme[token]}>
            {text}
          </Text>
        ))}
      </Text>
    );
  },
  (before, after) => before.indent === after.indent && sameLine(before.line, after.line),
);
