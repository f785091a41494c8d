/** The list of commands: what is typed on top, what fits it below, each with its key. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { fitLine, line, spread, type Line } from '../../state/selectors/line.ts';
import { paletteItems, type PaletteItem } from '../../state/selectors/paletteItems.ts';
import { cells, pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';

/** Rows narrower than this have no room for the explanation. */
const WITH_HELP = 50;

/** The label, with the letters that fit what is typed. */
function labelOf({ command, at }: PaletteItem): Line {
  return [...command.label].map((letter, index) => ({ text: letter, token: at.includes(index) ? 'accent' : 'text' }));
}

function itemRow(item: PaletteItem, labelCells: number, width: number): Line {
  const blanks = ' '.repeat(Math.max(0, labelCells - cells(item.command.label)) + 2);
  const help: Line = width < WITH_HELP ? [] : [{ text: `${blanks}${item.command.help}`, token: 'dim' }];
  const key: Line = item.key === '' ? [] : [{ text: item.key, token: 'key' }];
  return spread([...labelOf(item), ...help], key, width);
}

function rowsOf(items: readonly PaletteItem[], width: number): ListRow[] {
  const labelCells = Math.max(0, ...items.map(({ command }) => cells(command.label)));
  return items.map((item) => ({ line: fitLine(itemRow(item, labelCells, width), width), key: item.command.id }));
}

export function Palette({ state, screen }: ScreenProps): ReactElement | null {
  if (state.palette === null) return null;
  const items = paletteItems(state);
  const { width } = fieldView(state, 'palette');
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <Box height={1} marginLeft={screen.margin} flexShrink={0}>
        <Row line={[{ text: pad('›', 2), token: 'accent' }]} indent={0} />
        <LineInput buffer={state.palette.field} width={width} placeholder="What would you like to do?" />
      </Box>
      <Row
        line={items.length === 0 ? line('No command is called that.', 'dim') : []}
        indent={screen.margin + MARK_CELLS}
      />
      <SelectableRows
        rows={rowsOf(items, screen.width - MARK_CELLS)}
        selectedKey={items[state.palette.selected]?.command.id ?? null}
        height={Math.max(1, screen.bodyHeight - 2)}
        indent={screen.margin}
      />
    </Box>
  );
}
