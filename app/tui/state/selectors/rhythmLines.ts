/** When somebody writes as a few rows: a shade for each hour of each weekday, or the same in words. Pure. */
import { pad } from '../../text/width.ts';
import { line, type Line } from './line.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** From none to the most. */
const SHADES = ['·', '░', '▒', '▓', '█'];
const HOURS = 24;
/** Cells of an hour where there is room, and of the names of the days before them. */
const WIDE_HOUR = 2;
const LABEL = 4;

function shadeOf(count: number, most: number): string {
  return SHADES[count === 0 ? 0 : Math.ceil((count / most) * (SHADES.length - 1))] ?? '';
}

/** "most on Sun at 21:00" */
function inWords(rhythm: readonly (readonly number[])[], most: number): Line {
  const day = rhythm.findIndex((hours) => hours.includes(most));
  const hour = rhythm[day]?.indexOf(most) ?? 0;
  return line(`most on ${WEEKDAYS[day] ?? ''} at ${String(hour).padStart(2, '0')}:00`, 'dim');
}

/**
 * @param rhythm entries by weekday, Monday first, and hour
 * @param withShades false where only words are read
 */
export function rhythmLines(rhythm: readonly (readonly number[])[], width: number, withShades: boolean): Line[] {
  const most = Math.max(0, ...rhythm.flat());
  if (most === 0) return [];
  const hourCells = width >= LABEL + HOURS * WIDE_HOUR ? WIDE_HOUR : 1;
  if (!withShades || width < LABEL + HOURS) return [inWords(rhythm, most)];
  const marks = [0, 6, 12, 18].map((hour) => pad(String(hour), 6 * hourCells)).join('');
  const rows = rhythm.map((hours, day): Line => [
    { text: pad(WEEKDAYS[day] ?? '', LABEL), token: 'dim' },
    { text: hours.map((count) => shadeOf(count, most).repeat(hourCells)).join(''), token: 'accent' },
  ]);
  return [...rows, [{ text: ' '.repeat(LABEL) + marks, token: 'dim' }]];
}
