/** When a name is mentioned: a bar a month, how often, first and last, and whether that is long ago. */
import { silenceOf } from '../../../../backend/insights/silence.ts';
import type { EntityDetail } from '../../../../backend/journal/Journal.ts';
import { dottedRows } from '../../state/selectors/dotted.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { lastSeenWords, monthsBetween, monthWords, silenceWords } from '../../state/selectors/knowingWords.ts';
import { line, type Line } from '../../state/selectors/line.ts';
import { sparkline } from '../../text/sparkline.ts';

/** Wider bars tell no more. */
const WIDEST = 60;
/** Cells of the months before and behind the bars. */
const MONTHS_CELLS = 20;
/** A few months need no bars. */
const LEAST_MONTHS = 3;

function bars({ months }: EntityDetail, today: string, width: number): Line[] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const shown = monthsBetween(first, [last, today.slice(0, 7)].sort().at(-1) ?? last);
  const room = Math.min(WIDEST, width - MONTHS_CELLS);
  if (shown.length < LEAST_MONTHS || room < 8) return [];
  const counts = new Map(months.map(({ month, entries }) => [month, entries]));
  const row = sparkline(
    shown.map((month) => counts.get(month) ?? 0),
    room,
  );
  return [
    [
      { text: `${monthWords(first)} `, token: 'dim' },
      { text: row, token: 'accent' },
      { text: ` ${monthWords(shown.at(-1) ?? last)}`, token: 'dim' },
    ],
  ];
}

/** @param withBars false where only words are read */
export function whenLines(detail: EntityDetail, today: string, width: number, withBars: boolean): Line[] {
  const { first, last, mentions } = detail;
  if (first === null || last === null) return [];
  const silence = silenceOf(detail, today);
  const firstDay = shortDay(dayOf(first), today);
  const told = [
    countOf(mentions, 'mention', 'mentions'),
    `last ${lastSeenWords(last, silence.days, today)}`,
    ...(dayOf(first) === dayOf(last) ? [] : [`first ${firstDay}`]),
  ];
  return [
    ...dottedRows(told, width).map((row) => line(row, 'dim')),
    ...(silence.long ? [line(silenceWords(silence), 'accent')] : []),
    ...(withBars ? bars(detail, today, width) : []),
  ];
}
