/** The days that a person means by "2024", "march 2025", "yesterday", "last week" or "3 weeks ago". Pure. */
import { addDays, addMonths, dayFrom, spanAround, weekdayOf, type DaySpan } from './days.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 to 12, or null. A name may be shortened to three letters or more. */
function monthOf(word: string): number | null {
  const known = MONTH_NAMES.findIndex((name, at) => word.startsWith(MONTHS[at] ?? name) && name.startsWith(word));
  return known < 0 ? (word === 'sept' ? 9 : null) : known + 1;
}

/** 0 for Monday to 6, or null. */
function weekdayNumber(word: string): number | null {
  const known = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  return known < 0 ? null : known;
}

function oneDay(day: string | null): DaySpan | null {
  return day === null ? null : { from: day, to: day };
}

function wholeMonth(year: number, month: number): DaySpan | null {
  const first = dayFrom(year, month, 1);
  return first === null ? null : spanAround(first, 'month');
}

function wholeYear(year: string): DaySpan {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** 2024, 2024-03, 2024-03-15 */
function inDigits(text: string): DaySpan | null {
  const [, year = '', month, day] = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(text) ?? [];
  if (year === '') return null;
  if (month === undefined) return wholeYear(year);
  return day === undefined
    ? wholeMonth(Number(year), Number(month))
    : oneDay(dayFrom(Number(year), Number(month), Number(day)));
}

/** march, march 2025, 14 march, march 14 2025; without a year the last one that has begun. */
function withMonth(words: readonly string[], today: string): DaySpan | null {
  const months = words.flatMap((word) => monthOf(word) ?? []);
  const [month] = months;
  if (month === undefined || months.length > 1) return null;
  const numbers = words.filter((word) => /^\d+(?:st|nd|rd|th)?$/.test(word)).map((word) => Number.parseInt(word, 10));
  if (numbers.length + 1 !== words.length) return null;
  const years = numbers.filter((number) => number >= 1000);
  const days = numbers.filter((number) => number < 1000);
  if (years.length > 1 || days.length > 1) return null;
  const [day] = days;
  const inYear = (year: number): DaySpan | null =>
    day === undefined ? wholeMonth(year, month) : oneDay(dayFrom(year, month, day));
  const [year] = years;
  if (year !== undefined) return inYear(year);
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February was in a leap year: none is more than eight years away.
  for (let back = 0; back <= 8; back++) {
    const span = inYear(thisYear - back);
    if (span !== null && span.from <= today) return span;
  }
  return null;
}

const UNITS = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

function before(today: string, count: number, unit: string): DaySpan | null {
  switch (unit) {
    case 'day':
      return oneDay(addDays(today, -count));
    case 'week':
      return oneDay(addDays(today, -7 * count));
    case 'month':
      return oneDay(addMonths(today, -count));
    default:
      return oneDay(addMonths(today, -12 * count));
  }
}

/** 3 weeks ago, a year ago, 10d */
function ago(text: string, today: string): DaySpan | null {
  const [, count, unit = ''] = /^(\d{1,4}|an?|one) (day|week|month|year)s? ago$/.exec(text) ?? [];
  if (count !== undefined) return before(today, /^\d/.test(count) ? Number(count) : 1, unit);
  const [, short, letter] = /^(\d{1,4})([dwmy])$/.exec(text) ?? [];
  const known = letter === 'd' || letter === 'w' || letter === 'm' || letter === 'y' ? UNITS[letter] : null;
  return short === undefined || known === null ? null : before(today, Number(short), known);
}

/** this week, last month, last monday, monday */
function relative(words: readonly string[], today: string): DaySpan | null {
  const [first = '', second] = words;
  const weekday = weekdayNumber(second ?? first);
  if (weekday !== null && (second === undefined || first === 'last')) {
    const back = (weekdayOf(today) - weekday + 7) % 7;
    return oneDay(addDays(today, -(back === 0 && second !== undefined ? 7 : back)));
  }
  if (words.length !== 2 || (first !== 'this' && first !== 'last')) return null;
  const back = first === 'last' ? 1 : 0;
  if (second === 'week') return spanAround(addDays(today, -7 * back), 'week');
  if (second === 'month') return spanAround(addMonths(`${today.slice(0, 7)}-01`, -back), 'month');
  return second === 'year' ? wholeYear(addMonths(today, -12 * back).slice(0, 4)) : null;
}

/**
 * The days that are meant. What could be past or future is past, as in a diary. Words may be joined by hyphens:
 * last-week, march-2025.
 * @param today YYYY-MM-DD, from which "yesterday" is counted
 * @returns null when it means no days
 */
export function readSpan(text: string, today: string): DaySpan | null {
  const plain = text.trim().toLowerCase();
  const digits = inDigits(plain);
  if (digits !== null) return digits;
  const spaced = plain
    .replace(/[\s_,-]+/g, ' ')
    .replace(/^(?:on|in|the) /, '')
    .trim();
  if (spaced === 'today') return oneDay(today);
  if (spaced === 'yesterday') return oneDay(addDays(today, -1));
  const words = spaced
    .replace(/(?<=[a-z])(?=\d{4}$)/, ' ')
    .split(' ')
    .filter((word) => word !== 'of');
  return ago(spaced, today) ?? withMonth(words, today) ?? relative(words, today);
}
