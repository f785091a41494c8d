/** From "yesterday 9pm" to the moment an entry is about. The whole text must be understood: a guess would move an entry. */
import { casual, type ParsedResult } from 'chrono-node/en';
import { UsageError } from '../backend/errors.ts';
import { episodeDateAt } from '../backend/journal/dates.ts';
import type { EpisodeDate } from '../backend/journal/Journal.ts';

/** What is left out of "the day" before reading it. */
const LEAD = /^(?:on|at)\s+/i;
/** Words that name a time of day without a number. */
const TIME_WORDS = ['parser/ENCasualTimeParser', 'casualReference/tonight'];
/** Words that look ahead on purpose. */
const AHEAD = /\b(?:this|next|coming)\b/i;
const ISO_DAY = /^\d{4}-(\d{2})-(\d{2})\b/;
const NUMBERS = /^(\d{1,2})[./-](\d{1,2})(?=[./-]|\s|$)/;
const LAST_NIGHT = /^last\s+night$/i;
const LAST_NIGHT_HOUR = 22;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The moment that is meant, as local date-time with its zone. Without a time, the present time of day; what could be
 * past or future is past. Throws UsageError unless the whole text is one moment.
 */
export function parseWhen(text: string, now: Date): EpisodeDate {
  return episodeDateAt(momentOf(text, now, '--date'));
}

/** The local day that is meant, as YYYY-MM-DD. Throws UsageError. */
export function parseDay(text: string, now: Date, flag: string): string {
  return episodeDateAt(momentOf(text, now, flag)).date.slice(0, 10);
}

function momentOf(text: string, now: Date, flag: string): Date {
  const wanted = text.trim().replace(LEAD, '');
  if (LAST_NIGHT.test(wanted)) return lastNight(now);
  requireClear(wanted, text, flag);
  const results = casual.parse(wanted, now, { forwardDate: false });
  const [result] = results;
  if (
    result === undefined ||
    results.length > 1 ||
    result.end ||
    !covers(result, wanted) ||
    !keepsOrder(result, wanted)
  ) {
    throw new UsageError(
      `${flag} "${text}" is not a date that Kith understands.`,
      'Write it like: yesterday 9pm, last friday, 3 days ago, 2026-11-20, "20 nov 2026 18:30".',
    );
  }
  const moment = result.start.date();
  if (!hasTime(result.start)) moment.setHours(now.getHours(), now.getMinutes(), now.getSeconds(), 0);
  return AHEAD.test(wanted) ? moment : intoThePast(moment, result.start, now);
}

function covers(result: ParsedResult, text: string): boolean {
  return result.index === 0 && result.text.length === text.length;
}

/** 2026-13-01 is no day; it must not be read as the 13th of January. */
function keepsOrder(result: ParsedResult, text: string): boolean {
  const iso = ISO_DAY.exec(text);
  return iso === null || (result.start.get('month') === Number(iso[1]) && result.start.get('day') === Number(iso[2]));
}

/** 3/4/2026 is in March or in April, depending on where one lives. */
function requireClear(wanted: string, text: string, flag: string): void {
  const numbers = NUMBERS.exec(wanted);
  if (numbers === null || numbers[1] === numbers[2] || Number(numbers[1]) > 12 || Number(numbers[2]) > 12) return;
  throw new UsageError(`${flag} "${text}" may mean two different days.`, 'Write the year first, as in 2026-11-20.');
}

function hasTime(start: ParsedResult['start']): boolean {
  return start.isCertain('hour') || TIME_WORDS.some((tag) => start.tags().has(tag));
}

/** "Friday", "9pm" and "24 december" say no week, day or year: a diary means the last one that was. */
function intoThePast(moment: Date, start: ParsedResult['start'], now: Date): Date {
  if (moment <= now || start.isCertain('year')) return moment;
  const past = new Date(moment);
  if (start.isCertain('month')) past.setFullYear(past.getFullYear() - 1);
  else if (start.isCertain('weekday')) past.setDate(past.getDate() - 7);
  else if (!start.isCertain('day')) past.setDate(past.getDate() - 1);
  return past;
}

/** The evening before; in the small hours, the one that is hardly over. */
function lastNight(now: Date): Date {
  const night = new Date(now.getTime() - DAY_MILLISECONDS);
  night.setHours(LAST_NIGHT_HOUR, 0, 0, 0);
  return night;
}
