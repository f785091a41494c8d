/** The help of a place as rows: its keys on the left, what they do on the right. */
import { EDITING } from '../../editor/editingKeys.ts';
import { helpLines, keyLabel, type HelpLine } from '../../keys/labels.ts';
import { cells, pad } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { State } from '../State.ts';
import { commandsOf } from './commandTable.ts';
import { placeContext } from './context.ts';
import { geometry } from './geometry.ts';
import type { Line } from './line.ts';

const BETWEEN = 2;

/** The keys of the text itself come after the commands of its place. */
const EDITING_HELP: readonly HelpLine[] = EDITING.map(({ keys, help }) => ({
  keys: keys.map(keyLabel).join(' '),
  help,
  danger: false,
}));

function rowsOf({ keys, help, danger }: HelpLine, keyWidth: number, width: number): Line[] {
  const token = danger ? 'bad' : 'key';
  return wrap(help, Math.max(10, width - keyWidth - BETWEEN)).map((text, at) => [
    { text: pad(at === 0 ? keys : '', keyWidth + BETWEEN), token },
    { text, token: 'text' },
  ]);
}

export function helpRows(state: State): Line[] {
  const { width } = geometry(state);
  const context = placeContext(state);
  const editing = context === 'write' || context === 'completing' ? EDITING_HELP : [];
  const lines = [...helpLines(context, commandsOf(state)), ...editing];
  const widest = Math.max(...lines.map(({ keys }) => cells(keys)));
  const keyWidth = Math.min(Math.floor(width / 3), widest);
  return lines.flatMap((each) => rowsOf(each, keyWidth, width));
}
