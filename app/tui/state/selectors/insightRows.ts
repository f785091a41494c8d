/** Insights as rows; each may have names that lead on. */
import type { Insights, MonthName, Remembered } from '../../../../backend/journal/Journal.ts';
import { sparkline } from '../../text/sparkline.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { State } from '../State.ts';
import type { EntityLink } from './entityLinks.ts';
import { countOf, dayOf, shortDay } from './format.ts';
import { monthsBetween, monthWords, silenceWords } from './knowingWords.ts';
import { EMPTY, fitLine, line, type Line, type Span } from './line.ts';
import { rememberLast } from './memo.ts';
import { rhythmLines } from './rhythmLines.ts';

export interface InsightRow {
  line: Line;
  /** as its spans of names, in order */
  names: readonly EntityLink[];
}

const plain = (each: Line): InsightRow => ({ line: each, names: [] });
const heading = (text: string): InsightRow[] => [plain(EMPTY), plain(line(text, 'heading'))];
const dim = (text: string): Span => ({ text, token: 'dim' });
const nameSpan = ({ name }: EntityLink): Span => ({ text: sanitize(name), token: 'name' });

function section(title: string, rows: readonly InsightRow[]): InsightRow[] {
  return rows.length === 0 ? [] : [...heading(title), ...rows];
}

/** One name with a word before and behind it. */
function about(before: string, { id, name }: Remembered, behind: string): InsightRow {
  return { line: [dim(before), nameSpan({ id, name }), dim(behind)], names: [{ id, name }] };
}

function writing({ entries, words, days, streak }: Insights, today: string): InsightRow[] {
  const mean = Math.round(words / Math.max(1, entries)).toLocaleString('en-GB');
  const longest =
    streak.longest_until === null
      ? ''
      : `, longest ${countOf(streak.longest, 'day', 'days')} until ${shortDay(streak.longest_until, today)}`;
  return [
    plain([
      { text: countOf(entries, 'entry', 'entries'), token: 'strong' },
      dim(` on ${countOf(days, 'day', 'days')} · ${countOf(words, 'word', 'words')}, ${mean} an entry`),
    ]),
    plain([{ text: `${countOf(streak.current, 'day', 'days')} in a row`, token: 'strong' }, dim(longest)]),
  ];
}

/** The last months that fit, a bar each. */
function bars({ months, today }: Insights, width: number, withBars: boolean): InsightRow[] {
  const first = months[0]?.month;
  if (first === undefined || !withBars) return [];
  const words = new Map(months.map((each) => [each.month, each.words]));
  const shown = monthsBetween(first, today.slice(0, 7)).slice(-Math.min(60, width));
  const row = sparkline(
    shown.map((month) => words.get(month) ?? 0),
    width,
  );
  const span = `${monthWords(shown[0] ?? first)} to ${monthWords(shown.at(-1) ?? first)}`;
  return section(`Words a month, ${span}`, [plain(line(row, 'accent'))]);
}

function namesOf(names: readonly MonthName[], room: Line): { spans: Line; links: EntityLink[] } {
  const spans = names.flatMap((each, at): Line => [
    ...(at === 0 ? room : [dim(', ')]),
    nameSpan(each),
    dim(` ${each.entries}`),
  ]);
  return { spans, links: names.map(({ id, name }) => ({ id, name })) };
}

function monthRows({ months }: Insights): InsightRow[] {
  const counts = months.map(({ entries }) => String(entries).length);
  const cells = Math.max(1, ...counts);
  return [...months].reverse().map(({ month, entries, people, places }) => {
    const who = namesOf(people, [dim('  ')]);
    const where = namesOf(places, [dim('  in ')]);
    const when = `${pad(monthWords(month), 9)} ${pad(String(entries), cells, 'right')}`;
    return { line: [dim(when), ...who.spans, ...where.spans], names: [...who.links, ...where.links] };
  });
}

const rowsOnce = rememberLast((told: Insights, today: string, width: number, withBars: boolean): InsightRow[] => {
  const rows = [
    ...writing(told, today),
    ...bars(told, width, withBars),
    ...section('When you write', rhythmLines(told.rhythm, width, withBars).map(plain)),
    ...section(
      'Comes round',
      told.anniversaries.map((each) =>
        about(
          `${pad(each.day === today ? 'today' : shortDay(each.day, today), 11)} `,
          each,
          `  first time ${countOf(each.years, 'year', 'years')} before`,
        ),
      ),
    ),
    ...section(
      'Not seen for long',
      told.missed.map((each) => about('', each, `  ${silenceWords(each)}`)),
    ),
    ...section(
      'Gone quiet',
      told.loose_ends.map((each) => about('', each, `  ${silenceWords(each)}`)),
    ),
    ...section(
      'First times',
      told.first_times.map((each) => about(`${pad(shortDay(dayOf(each.date), today), 11)} `, each, `  ${each.type}`)),
    ),
    ...section('Who and where, by month', monthRows(told)),
  ];
  return rows.map(({ line: each, names }) => ({ line: fitLine(each, width), names }));
});

/** @param width cells of a row */
export function insightRows({ insights, today, display }: State, width: number): readonly InsightRow[] {
  return insights.told === null ? [] : rowsOnce(insights.told, today, width, !display.plain);
}
