/** Instants and lengths of time as people say them. */
import { dayOf, longDay, nearDay, shortDay, timeOf } from './format.ts';

/** Screens narrower than this have no room for both names of a day. */
const NARROW = 60;

/** A local date as "Today · Monday 23 November · 21:14"; on a narrow screen the nearer of the two day names. */
export function momentText(date: string, { today, columns }: { today: string; columns: number }): string {
  const near = nearDay(dayOf(date), today);
  const long = longDay(dayOf(date), today);
  const day = columns >= NARROW ? [near, long] : [near ?? long.replace(/^\w+ /, '')];
  return [...day, timeOf(date)].filter((part) => part !== null && part !== '').join(' · ');
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An ISO instant by the clock of this machine: "21:14", with the day when it is not today; "" when it is no instant. */
export function clock(instant: string, today: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return day === today ? time : `${shortDay(day, today)} ${time}`;
}

/** The same where a column is narrow: the time of today, or else only the day. */
export function shortClock(instant: string, today: string): string {
  const whole = clock(instant, today);
  return whole.length <= 5 ? whole : whole.slice(0, -6);
}

/** Whole seconds between two moments, never less than none. */
export function secondsBetween(start: string, end: number): number {
  const seconds = Math.floor((end - Date.parse(start)) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

/** How long something waits: "<1 min", "4 min", "2 h", "3 d". */
export function ageText(seconds: number): string {
  if (seconds < 60) return '<1 min';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400).toLocaleString('en-GB')} d`;
}

/** How long something takes, to the second: "12 s", "2 min 5 s", "1 h 2 min". */
export function elapsedText(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
