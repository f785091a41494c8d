/** What each step of a correction asks, and what it says below. */
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { Correcting } from '../../state/Correcting.ts';
import { countOf } from '../../state/selectors/format.ts';
import { MEASURE } from '../../state/selectors/geometry.ts';
import { EMPTY, fitLine, line, type Line } from '../../state/selectors/line.ts';
import type { State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells, truncate } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** A name between what stands before and behind it; a long one gives way. */
function around(before: string, name: string, behind: string, width: number): Line {
  const room = Math.max(6, width - cells(before) - cells(behind) - 2);
  const parts: Line = [
    { text: `${before}“`, token: 'text' },
    { text: truncate(sanitize(name), room), token: 'name' },
    { text: `”${behind}`, token: 'text' },
  ];
  return fitLine(parts, width);
}

export function questionLine(correcting: Correcting, width: number): Line {
  switch (correcting.act) {
    case 'merge':
      return around('', correcting.about.name, ' is the same as:', width);
    case 'rename':
      return around('New name of ', correcting.about.name, '', width);
    case 'alias':
      return around('', correcting.about.name, ' is also called:', width);
    case 'split':
      return around('Where is ', correcting.about.name, ' another one?', width);
    case 'splitName': {
      const { size } = correcting.ticked;
      const entries = size === 1 ? 'that entry' : `these ${countOf(size, 'entry', 'entries')}`;
      return around('Who is ', correcting.about.name, ` in ${entries}?`, width);
    }
    case 'retype':
      return around('', correcting.about.name, ' is:', width);
    case 'addType':
      return around('', correcting.name, ' is:', width);
    case 'add':
      return fitLine(line('Who or what is this entry about, too?'), width);
    case 'delete':
      return EMPTY;
  }
}

/** What stands in an empty field. */
export function placeholderOf(correcting: Correcting): string {
  switch (correcting.act) {
    case 'merge':
      return 'type to narrow the list';
    case 'add':
      return 'type the name as it stands in the text';
    case 'splitName':
      return `nothing: a new ${correcting.about.type} of that name`;
    default:
      return '';
  }
}

function remark({ correcting, names }: State): string | null {
  switch (correcting?.act) {
    case 'merge':
      return names.list === null ? (names.problem ?? 'looking for names…') : null;
    case 'rename':
      return 'The old name stays known, so that it is found by both.';
    case 'alias':
      return 'Wherever this stands in an entry, now or later, it is the same one.';
    case 'splitName':
      return 'Type the name of one that is known, or a new name.';
    default:
      return null;
  }
}

export function remarkRows(state: State, width: number): ListRow[] {
  const text = remark(state);
  if (text === null) return [];
  return wrap(sanitize(text), Math.min(MEASURE, width)).map((row) => ({ line: line(`  ${row}`, 'dim'), key: null }));
}
