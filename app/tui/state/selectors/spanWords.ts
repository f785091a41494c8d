/** Weeks and months as people name them. */
import { daysBetween, spanAround, type DaySpan, type DayUnit } from '../../../../backend/calendar/days.ts';
import { longDay, nearDay } from './format.ts';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** "November" */
export function monthName(day: string): string {
  return MONTH.format(new Date(`${day}T12:00:00Z`));
}

/** "Mon 23" */
export function weekdayAndDay(day: string): string {
  return `${WEEKDAY.format(new Date(`${day}T12:00:00Z`))} ${day.slice(8)}`;
}

const dayNumber = (day: string): string => String(Number(day.slice(8)));

/** "23 to 29 November", "30 November to 6 December", with the year when it is not this one. */
function weekWords({ from, to }: DaySpan, today: string): string {
  const year = to.slice(0, 4) === today.slice(0, 4) ? '' : ` ${to.slice(0, 4)}`;
  const first = from.slice(0, 7) === to.slice(0, 7) ? dayNumber(from) : `${dayNumber(from)} ${monthName(from)}`;
  return `${first} to ${dayNumber(to)} ${monthName(to)}${year}`;
}

/** "This week" or "Last week", or null for any other. */
function nearWeek({ from }: DaySpan, today: string): string | null {
  const back = daysBetween(from, spanAround(today, 'week').from);
  return back === 0 ? 'This week' : back === 7 ? 'Last week' : null;
}

/** What a stretch of the timeline is called: what is near it first, if it is near, and its dates. */
export function spanTitle(span: DaySpan, unit: DayUnit, today: string): { near: string | null; dates: string } {
  switch (unit) {
    case 'day':
      return { near: nearDay(span.from, today), dates: longDay(span.from, today) };
    case 'week':
      return { near: nearWeek(span, today), dates: weekWords(span, today) };
    case 'month':
      return { near: null, dates: `${monthName(span.from)} ${span.from.slice(0, 4)}` };
  }
}

/** "Friday 14 March 2025", "March 2025", "2025", or from when to when. */
export function spanName({ from, to }: DaySpan, today: string): string {
  if (from === to) return longDay(from, today);
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (to === spanAround(from, 'month').to && from.endsWith('-01')) return spanTitle({ from, to }, 'month', today).dates;
  return `${longDay(from, today)} to ${longDay(to, today)}`;
}

/** "a year ago", "3 months ago" */
export function agoWords({ count, unit }: { count: number; unit: 'week' | 'month' | 'year' }): string {
  return count === 1 ? `a ${unit} ago` : `${count} ${unit}s ago`;
}
