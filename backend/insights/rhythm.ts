/** When somebody writes: by weekday and hour, by month, and on which days. Pure. */
import { weekdayOf } from '../calendar/days.ts';

const HOUR = 60 * 60 * 1000;

export interface Rhythm {
  /** entries by weekday, Monday first, and hour 0 to 23 */
  hours: number[][];
  /** days with an entry, in order, each once */
  days: string[];
}

/** The local day YYYY-MM-DD of a wall-clock moment. @param dayStart hour 0 to 23 at which a day begins */
export function dayOfMoment(moment: number, dayStart: number): string {
  return new Date(moment - dayStart * HOUR).toISOString().slice(0, 10);
}

/**
 * @param moments wall-clock milliseconds of all entries, in order
 * @param dayStart hour at which a day begins; what is written earlier belongs to the day before
 */
export function rhythmOf(moments: readonly number[], dayStart: number): Rhythm {
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const days: string[] = [];
  for (const moment of moments) {
    const day = dayOfMoment(moment, dayStart);
    const row = hours[weekdayOf(day)];
    const hour = new Date(moment).getUTCHours();
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + 1;
    if (days.at(-1) !== day) days.push(day);
  }
  return { hours, days };
}
