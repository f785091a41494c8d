/** What can be switched and chosen, and where things are. */
import type { ReactElement } from 'react';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { MEASURE } from '../../state/selectors/geometry.ts';
import { EMPTY, fitLine, line, spread, type Line } from '../../state/selectors/line.ts';
import { settingRows, type SettingRow } from '../../state/selectors/settingRows.ts';
import type { State } from '../../state/State.ts';
import { pad } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { ScreenProps } from '../ScreenProps.ts';

/** Rows narrower than this have no second column. */
const TWO_COLUMNS = 56;

/** The switch as a thing one can see: a knob at one side or the other. */
function valueOf({ on, value }: SettingRow, plain: boolean): Line {
  if (on === null || plain) return [{ text: value, token: 'accent' }];
  return [
    { text: on ? '━━●' : '○──', token: on ? 'good' : 'dim' },
    { text: ` ${value}`, token: on ? 'good' : 'text' },
  ];
}

/** Title and value of a setting: in two columns where there is room, at the two ends of the row where not. */
function titleRow(row: SettingRow, width: number, plain: boolean): Line {
  if (width < TWO_COLUMNS) return spread([{ text: row.title, token: 'text' }], valueOf(row, plain), width);
  return fitLine([{ text: pad(row.title, 32), token: 'text' }, ...valueOf(row, plain)], width);
}

/** What the selected setting does; the others keep their explanation to themselves, so that all can be seen at once. */
function explanation({ help }: SettingRow, width: number): ListRow[] {
  return wrap(help, Math.min(MEASURE, Math.max(8, width - 4))).map((text) => ({
    line: line(`    ${text}`, 'dim'),
    key: null,
  }));
}

function settingsList(state: State, width: number): ListRow[] {
  const { selected } = state.settings;
  return settingRows(state).flatMap((row, at, all): ListRow[] => [
    ...(at > 0 && all[at - 1]?.group !== row.group ? [{ line: EMPTY, key: null }] : []),
    ...(all[at - 1]?.group === row.group ? [] : [{ line: line(row.group, 'heading'), key: null }]),
    { line: titleRow(row, width, state.display.plain), key: row.id },
    ...(at === selected ? explanation(row, width) : []),
  ]);
}

export function Settings({ state, screen }: ScreenProps): ReactElement {
  const width = screen.width - MARK_CELLS;
  const selected = settingRows(state)[state.settings.selected];
  return (
    <SelectableRows
      rows={settingsList(state, width)}
      selectedKey={selected?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
      tail={selected === undefined ? 0 : explanation(selected, width).length}
    />
  );
}
