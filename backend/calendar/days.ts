/** Arithmetic with local calendar days, written YYYY-MM-DD. A day is a day wherever the diarist is, so no zone is asked. Pure. */

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Some days in a row, both ends included. */
export interface DaySpan {
  from: string;
  to: string;
}

export const DAY_UNITS = ['day', 'week', 'month'] as const;
/** What a timeline is divided into. */
export type DayUnit = (typeof DAY_UNITS)[number];

function atMidnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOfDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The day YYYY-MM-DD of a year, month (1 to 12) and day, or null when the calendar has no such day. */
export function dayFrom(year: number, month: number, day: number): string | null {
  const digits = [year, month, day].map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
  const date = atMidnight(digits);
  return Number.isNaN(date.getTime()) || dayOfDate(date) !== digits ? null : digits;
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, count: number): string {
  return dayOfDate(new Date(atMidnight(day).getTime() + count * DAY_MILLISECONDS));
}

/** The same day of another month; its last day where that month is shorter. */
export function addMonths(day: string, count: number): string {
  const date = atMidnight(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOfDate(date);
}

/** How many days the second is after the first. */
export function daysBetween(first: string, second: string): number {
  return Math.round((atMidnight(second).getTime() - atMidnight(first).getTime()) / DAY_MILLISECONDS);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (atMidnight(day).getUTCDay() + 6) % 7;
}

/** The day itself, its week from Monday to Sunday, or its month. */
export function spanAround(day: string, unit: DayUnit): DaySpan {
  switch (unit) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const from = addDays(day, -weekdayOf(day));
      return { from, to: addDays(from, 6) };
    }
    case 'month': {
      const from = `${day.slice(0, 7)}-01`;
      return { from, to: addDays(addMonths(from, 1), -1) };
    }
  }
}

/** The span so many days, weeks or months later; earlier for a negative number. */
export function moveSpan({ from }: DaySpan, unit: DayUnit, count: number): DaySpan {
  const moved = unit === 'month' ? addMonths(from, count) : addDays(from, count * (unit === 'week' ? 7 : 1));
  return spanAround(moved, unit);
}
