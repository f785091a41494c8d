/** One row of a text field, with a drawn cursor where the terminal has none of its own. */
import { Text } from 'ink';
import { memo, type ReactElement } from 'react';
import { graphemeEnd } from '../text/graphemes.ts';
import { cells, takeCells } from '../text/width.ts';

export interface RowProps {
  /** safe to draw, and no wider than the field */
  text: string;
  dim: boolean;
  /** the cell where a cursor is drawn, or null */
  cursor: number | null;
  /** the cells that are selected, `selectedTo` not included; both 0 for none */
  selectedFrom?: number;
  selectedTo?: number;
}

/** Made again only when it changes. */
export const Row = memo(function Row({ text, dim, cursor, selectedFrom = 0, selectedTo = 0 }: RowProps): ReactElement {
  if (selectedTo > selectedFrom) return <Marked text={text} from={selectedFrom} to={selectedTo} />;
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

/** A row of which a part is selected; the cursor is at one end of that part, so it needs no drawing. */
function Marked({ text, from, to }: { text: string; from: number; to: number }): ReactElement {
  const before = takeCells(text, from);
  const inside = takeCells(text.slice(before.length), to - from);
  return (
    <Text>
      {before}
      <Text inverse>{inside + ' '.repeat(Math.max(0, to - from - cells(inside)))}</Text>
      {text.slice(before.length + inside.length)}
    </Text>
  );
}
