/** The strip over the timeline: how much was written on each day of a month, each week of a year, or each month. Pure. */
import type { DaySpan, DayUnit } from '../../../../backend/calendar/days.ts';
import { weekdayOf } from '../../../../backend/calendar/days.ts';
import { pad } from '../../text/width.ts';
import type { Calendar } from '../Browsing.ts';
import type { Line, Span } from './line.ts';
import { rememberLast } from './memo.ts';
import { monthName } from './spanWords.ts';

/** Nothing, and four steps up to the most of the page. */
const SHADES = ['·', '░', '▒', '▓', '█'];
/** Fewer entries than this are not yet the darkest. */
const LEAST_MOST = 2;

/** Cells that belong together, under what they are called. */
interface Group {
  label: string;
  cells: Span[];
  isCurrent: boolean;
}

function opensGroup({ from }: DaySpan, before: DaySpan | undefined, unit: DayUnit): boolean {
  if (before === undefined) return true;
  if (unit === 'day') return weekdayOf(from) === 0;
  return unit === 'week' ? from.slice(0, 7) !== before.from.slice(0, 7) : from.slice(0, 4) !== before.from.slice(0, 4);
}

function groupLabel({ from }: DaySpan, unit: DayUnit): string {
  if (unit === 'day') return String(Number(from.slice(8)));
  return unit === 'week' ? monthName(from).slice(0, 3) : from.slice(0, 4);
}

function groupsOf(
  { unit, spans, counts }: Pick<Calendar, 'unit' | 'spans' | 'counts'>,
  current: string | null,
  today: string,
): Group[] {
  const most = Math.max(LEAST_MOST, ...counts);
  const groups: Group[] = [];
  for (const [at, span] of spans.entries()) {
    if (opensGroup(span, spans[at - 1], unit))
      groups.push({ label: groupLabel(span, unit), cells: [], isCurrent: false });
    const group = groups.at(-1);
    const count = counts[at] ?? 0;
    const isCurrent = current !== null && current >= span.from && current <= span.to;
    const text = span.from > today ? ' ' : (SHADES[Math.ceil((count / most) * (SHADES.length - 1))] ?? '·');
    group?.cells.push({ text, token: isCurrent ? 'chosen' : count === 0 ? 'dim' : 'accent' });
    if (group !== undefined) group.isCurrent ||= isCurrent;
  }
  return groups;
}

const groupCells = ({ cells, label }: Group): number => Math.max(cells.length, label.length) + 1;

/** As many groups as fit, around the current one. */
function fitting(groups: readonly Group[], width: number): readonly Group[] {
  const current = Math.max(
    0,
    groups.findIndex(({ isCurrent }) => isCurrent),
  );
  let [first, end] = [current, current];
  let left = width;
  for (let grown = true; grown;) {
    grown = false;
    for (const at of [end, first - 1]) {
      const group = groups[at];
      if (group === undefined || groupCells(group) > left) continue;
      left -= groupCells(group);
      if (at === end) end++;
      else first--;
      grown = true;
    }
  }
  return groups.slice(first, end);
}

function titleOf(unit: DayUnit, day: string): string {
  if (unit === 'month') return '';
  return unit === 'day' ? `${monthName(day)} ${day.slice(0, 4)}` : day.slice(0, 4);
}

function rows(
  unit: DayUnit,
  spans: readonly DaySpan[],
  counts: readonly number[],
  current: string | null,
  today: string,
  width: number,
): Line[] {
  const groups = groupsOf({ unit, spans, counts }, current, today);
  const middle = spans[Math.floor(spans.length / 2)];
  const wholeTitle = middle === undefined ? '' : titleOf(unit, middle.from);
  const needed = groups.reduce((sum, group) => sum + groupCells(group), 0);
  const title =
    wholeTitle === '' || wholeTitle.length + 2 + needed > width ? '' : pad(wholeTitle, wholeTitle.length + 2);
  const shown = fitting(groups, width - title.length);
  const blank = (group: Group): Span => ({ text: ' '.repeat(groupCells(group) - group.cells.length), token: 'text' });
  return [
    [{ text: title, token: 'dim' }, ...shown.flatMap((group) => [...group.cells, blank(group)])],
    [
      { text: ' '.repeat(title.length), token: 'dim' },
      ...shown.map((group): Span => ({ text: pad(group.label, groupCells(group)), token: 'dim' })),
    ],
  ];
}

const rowsOnce = rememberLast(rows);

/** Two rows: the cells, and what they stand for. @param current the day of the selected entry, or null */
export function heatRows(calendar: Calendar, current: string | null, today: string, width: number): Line[] {
  const { unit, spans, counts } = calendar;
  return spans.length === 0 ? [] : rowsOnce(unit, spans, counts, current, today, width);
}
