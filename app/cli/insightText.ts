/** Insights as plain text. */
import type { Insights, MonthInsight, MonthName, Remembered } from '../../backend/journal/Journal.ts';
import type { Silence } from '../../backend/insights/silence.ts';
import { silenceWords } from '../tui/state/selectors/knowingWords.ts';
import { counted, oneLine } from './format.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Months that are listed; --json has all. */
const MONTHS = 12;

/** "mostly on Sunday, mostly at 21:00"; empty where nothing is written. */
function rhythmText(rhythm: readonly (readonly number[])[]): string[] {
  const days = rhythm.map((hours) => hours.reduce((sum, count) => sum + count, 0));
  const hours = Array.from({ length: 24 }, (_, hour) => rhythm.reduce((sum, day) => sum + (day[hour] ?? 0), 0));
  const most = (counts: readonly number[]): number => counts.indexOf(Math.max(...counts));
  if (Math.max(0, ...days) === 0) return [];
  return [`mostly on ${WEEKDAYS[most(days)] ?? ''}, mostly at ${String(most(hours)).padStart(2, '0')}:00`];
}

function monthText({ month, entries, words, people, places }: MonthInsight): string {
  const names = (list: readonly MonthName[]): string =>
    list.map(({ name, entries: count }) => `${oneLine(name)} ${count}`).join(', ');
  const told = [names(people), names(places)].filter((part) => part !== '').join('; ');
  return `${month}  ${counted(entries, 'entry', 'entries')}, ${counted(words, 'word')}${told === '' ? '' : `  ${told}`}`;
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', `${title}:`, ...rows];
}

function silences(list: readonly (Remembered & Silence)[]): string[] {
  return list.map((each) => `${oneLine(each.name)}  ${silenceWords(each)}`);
}

/** @param faint draws what matters less */
export function insightText(told: Insights, faint: (text: string) => string): string[] {
  const { entries, words, days, streak } = told;
  if (entries === 0) return ['Nothing is written yet.'];
  const longest = streak.longest_until === null ? '' : `, longest ${streak.longest} until ${streak.longest_until}`;
  return [
    `${counted(entries, 'entry', 'entries')} on ${counted(days, 'day')}, ${counted(words, 'word')}`,
    `${counted(streak.current, 'day')} in a row${longest}`,
    ...rhythmText(told.rhythm),
    ...section(
      'Comes round',
      told.anniversaries.map(
        ({ name, day, years }) => `${day}  ${oneLine(name)}  first time ${counted(years, 'year')} before`,
      ),
    ),
    ...section('Not seen for long', silences(told.missed)),
    ...section('Gone quiet', silences(told.loose_ends)),
    ...section(
      'First times',
      told.first_times.map(({ name, type, date }) => `${date.slice(0, 10)}  ${oneLine(name)}  ${faint(type)}`),
    ),
    ...section('Months', told.months.slice(-MONTHS).reverse().map(monthText)),
  ];
}
