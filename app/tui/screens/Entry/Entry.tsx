/** One entry: its text, and beside or below it the people, places and relations found in it. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { entryLayout, type EntryLayout } from '../../state/selectors/entryLayout.ts';
import type { Geometry } from '../../state/selectors/geometry.ts';
import { line, type Line } from '../../state/selectors/line.ts';
import type { ScreenProps } from '../ScreenProps.ts';

/** The visible part of a column, with a sign in its last row when more follows. */
function visible(lines: readonly Line[], top: number, height: number): readonly Line[] {
  const shown = lines.slice(top, top + height);
  return top + height < lines.length ? [...shown.slice(0, -1), line('⋯', 'dim')] : shown;
}

/** The side column scrolls by itself, as far as the selected name needs. */
function sideTop({ nameRow }: EntryLayout, height: number): number {
  return nameRow === null ? 0 : Math.max(0, nameRow - height + 3);
}

export function Entry({ state, screen }: ScreenProps): ReactElement {
  const layout = entryLayout(state);
  if (layout === null)
    return <Hint lines={state.entry.problem === null ? [] : [state.entry.problem]} screen={screen} />;
  const { bodyHeight, margin } = screen;
  const text = (
    <Rows lines={visible(layout.text, state.entry.scroll, bodyHeight)} height={bodyHeight} indent={margin} />
  );
  if (layout.side === null) return text;
  return (
    <Box height={bodyHeight} flexShrink={0}>
      <Box width={sideColumn(layout, screen)} flexShrink={0}>
        {text}
      </Box>
      <Rows lines={visible(layout.side, sideTop(layout, bodyHeight), bodyHeight)} height={bodyHeight} indent={0} />
    </Box>
  );
}

/** Where the side column begins: beside the text, not at the far edge of a wide screen. */
function sideColumn(layout: EntryLayout, screen: Geometry): number {
  return screen.margin + layout.textWidth + 4;
}
