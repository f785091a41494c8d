/** The page of the calendar that is shown over the timeline: the days of a month, the weeks of a year, the months of four. Pure. */
import { addDays, moveSpan, spanAround, type DaySpan, type DayUnit } from '../../../../backend/calendar/days.ts';

/** Years on one page of months. */
const YEARS = 4;

function firstYear(day: string): number {
  const year = Number(day.slice(0, 4));
  return year - (year % YEARS);
}

/** Which page a day is on: equal for all days of the same page. */
export function pageOf(day: string, unit: DayUnit): string {
  switch (unit) {
    case 'day':
      return `day ${day.slice(0, 7)}`;
    case 'week':
      return `week ${day.slice(0, 4)}`;
    case 'month':
      return `month ${firstYear(day)}`;
  }
}

/** Everything from one day to another, one unit at a time. */
function spansBetween(first: string, last: string, unit: DayUnit): DaySpan[] {
  const spans: DaySpan[] = [];
  for (let span = spanAround(first, unit); span.from <= last; span = moveSpan(span, unit, 1)) spans.push(span);
  return spans;
}

/** The days, weeks or months of the page that a day is on. */
export function spansOfPage(day: string, unit: DayUnit): DaySpan[] {
  const year = day.slice(0, 4);
  switch (unit) {
    case 'day': {
      const month = spanAround(day, 'month');
      return spansBetween(month.from, month.to, 'day');
    }
    case 'week':
      return spansBetween(`${year}-01-01`, `${year}-12-31`, 'week');
    case 'month': {
      const first = String(firstYear(day)).padStart(4, '0');
      const last = addDays(`${String(firstYear(day) + YEARS).padStart(4, '0')}-01-01`, -1);
      return spansBetween(`${first}-01-01`, last, 'month');
    }
  }
}
