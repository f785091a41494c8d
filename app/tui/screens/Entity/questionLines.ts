/** What the open name may be the same as, with the keys that answer. */
import { keyOf } from '../../keys/labels.ts';
import { countOf } from '../../state/selectors/format.ts';
import { EMPTY, line, type Line } from '../../state/selectors/line.ts';
import type { Suggested } from '../../state/selectors/suggested.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';

/** A very long name must not push the entries off the screen. */
const MOST_ROWS = 3;

export function questionLines(asked: Suggested | null, width: number): Line[] {
  if (asked === null) return [];
  const { other, reason } = asked;
  const about = `${other.type}, ${countOf(other.episodes, 'entry', 'entries')}; ${reason}`;
  const rows = wrap(sanitize(`May be the same as ${other.name} (${about})`), width);
  const answers: Line = [
    { text: keyOf('same'), token: 'key' },
    { text: ' the same   ', token: 'dim' },
    { text: keyOf('not-same'), token: 'key' },
    { text: ' not the same', token: 'dim' },
  ];
  return [...rows.slice(0, MOST_ROWS).map((row) => line(row, 'accent')), answers, EMPTY];
}
