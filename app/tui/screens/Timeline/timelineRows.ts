/** The timeline as rows: entries under the heading of their day, week or month, newest first. */
import { spanAround, type DayUnit } from '../../../../backend/calendar/days.ts';
import type { Episode } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { entryRow } from '../../state/selectors/entryRow.ts';
import { dayOf, timeOf } from '../../state/selectors/format.ts';
import type { IsHeld } from '../../state/selectors/held.ts';
import { EMPTY, fitLine, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { spanTitle, weekdayAndDay } from '../../state/selectors/spanWords.ts';
import { sanitize } from '../../text/sanitize.ts';

export interface TimelineView {
  episodes: readonly Episode[];
  today: string;
  /** what the entries stand under */
  unit: DayUnit;
  /** entries with a mark */
  marked: ReadonlySet<string>;
  /** the entry being read, or null */
  reading: string | null;
  inferenceOn: boolean;
  isHeld: IsHeld;
  /** first line of a kept draft, or null */
  draftLine: string | null;
  /** cells of a row, without the mark of the selection */
  width: number;
  /** for a screen reader */
  plain: boolean;
}

const TICKED = { text: '[x] ', token: 'accent' } as const;

function heading(day: string, unit: DayUnit, today: string): Line {
  const { near, dates } = spanTitle(spanAround(day, unit), unit, today);
  if (near === null) return [{ text: dates, token: 'heading' }];
  return [
    { text: near, token: 'heading' },
    { text: `  ${dates}`, token: 'dim' },
  ];
}

function draftRow(draft: string, width: number): Line {
  return fitLine(
    [
      { text: 'Draft  ', token: 'accent' },
      { text: sanitize(draft.slice(0, 1000)).trim(), token: 'text' },
    ],
    width,
  );
}

function rows(
  episodes: readonly Episode[],
  today: string,
  unit: DayUnit,
  marked: ReadonlySet<string>,
  reading: string | null,
  inferenceOn: boolean,
  isHeld: IsHeld,
  draftLine: string | null,
  width: number,
  plain: boolean,
): ListRow[] {
  const list: ListRow[] = [];
  if (draftLine !== null) list.push({ line: draftRow(draftLine, width), key: null });
  const now = { episode: reading, inferenceOn, isHeld };
  let begun: string | null = null;
  for (const episode of episodes) {
    const day = dayOf(episode.date);
    const { from } = spanAround(day, unit);
    if (from !== begun) {
      begun = from;
      if (list.length > 0) list.push({ line: EMPTY, key: null });
      list.push({ line: heading(day, unit, today), key: null });
    }
    const when = unit === 'day' ? timeOf(episode.date) : `${weekdayAndDay(day)}  ${timeOf(episode.date)}`;
    const isMarked = marked.has(episode.id);
    const row = entryRow(episode, when, now, width - (isMarked ? TICKED.text.length : 0), plain);
    list.push({ line: isMarked ? [TICKED, ...row] : row, key: episode.id });
  }
  return list;
}

const rowsOnce = rememberLast(rows);

/** All loaded rows; made again only when something they show has changed. */
export function timelineRows(view: TimelineView): ListRow[] {
  const { episodes, today, unit, marked, reading, inferenceOn, isHeld, draftLine, width, plain } = view;
  return rowsOnce(episodes, today, unit, marked, reading, inferenceOn, isHeld, draftLine, width, plain);
}
