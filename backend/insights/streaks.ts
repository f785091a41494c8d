/** Days in a row on which something was written. Pure. */
import { addDays, daysBetween } from '../calendar/days.ts';

export interface Streaks {
  /** days in a row up to today, or up to yesterday while nothing is written today */
  current: number;
  longest: number;
  /** last day of the longest, the latest of equals; null in an empty journal */
  longest_until: string | null;
}

/** @param days local days YYYY-MM-DD on which something was written, in order, each once */
export function streaks(days: readonly string[], today: string): Streaks {
  let [length, longest] = [0, 0];
  let until: string | null = null;
  let before: string | null = null;
  let current = 0;
  for (const day of days) {
    length = before !== null && daysBetween(before, day) === 1 ? length + 1 : 1;
    if (length >= longest) [longest, until] = [length, day];
    if (day === today || day === addDays(today, -1)) current = length;
    before = day;
  }
  return { current, longest, longest_until: until };
}
