/** One row of a text field, with a drawn cursor where the terminal has none of its own. */
import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import { graphemeEnd } from '../text/graphemes.ts';
import { takeCells } from '../text/width.ts';

export interface RowProps {
  /** safe to draw, and no wider than the field */
  text: string;
  dim: boolean;
  /** the cell where a cursor is drawn, or null */
  cursor: number | null;
}

/** Made again only when it changes. */
export const Row = memo(function Row({ text, dim, cursor }: RowProps): ReactElement {
  // An empty Text would take no row.
  if (cursor === null) return <Text dimColor={dim}>{text === '' ? ' ' : text}</Text>;
  const before = takeCells(text, cursor);
  const after = text.slice(before.length);
  const end = after === '' ? 0 : graphemeEnd(after, 0);
  return (
    <Text dimColor={dim}>
      {before}
      <Text inverse>{after.slice(0, end) || ' '}</Text>
      {after.slice(end)}
    </Text>
  );
});
