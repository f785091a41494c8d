/** Which days "on this day" looks back to from a day: that day of every earlier year, or nearer ones in a first year. Pure. */
import { addDays, addMonths } from './days.ts';

/** A day some time before another. */
export interface Echo {
  day: string;
  ago: { count: number; unit: 'week' | 'month' | 'year' };
}

const FIRST_YEAR = [
  { count: 1, unit: 'week' },
  { count: 1, unit: 'month' },
  { count: 3, unit: 'month' },
  { count: 6, unit: 'month' },
] as const;

/**
 * The nearest first. The 29th of February looks back to the 28th where a year has no other.
 * @param day YYYY-MM-DD
 * @param oldest day of the first entry there is
 */
export function echoes(day: string, oldest: string): Echo[] {
  const years: Echo[] = [];
  for (let count = 1; ; count++) {
    const earlier = addMonths(day, -12 * count);
    if (earlier < oldest) break;
    years.push({ day: earlier, ago: { count, unit: 'year' } });
  }
  if (years.length > 0) return years;
  return FIRST_YEAR.map((ago) => ({
    day: ago.unit === 'week' ? addDays(day, -7 * ago.count) : addMonths(day, -ago.count),
    ago,
  })).filter((echo) => echo.day >= oldest);
}
