/** The timeline as rows: entries under the heading of their day, newest first. */
import type { Episode } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { entryRow } from '../../state/selectors/entryRow.ts';
import { dayOf, longDay, nearDay, timeOf } from '../../state/selectors/format.ts';
import type { IsHeld } from '../../state/selectors/held.ts';
import { EMPTY, fitLine, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { sanitize } from '../../text/sanitize.ts';

export interface TimelineView {
  episodes: readonly Episode[];
  today: string;
  /** the entry being read, or null */
  reading: string | null;
  inferenceOn: boolean;
  isHeld: IsHeld;
  /** first line of a kept draft, or null */
  draftLine: string | null;
  /** cells of a row, without the mark */
  width: number;
}

function dayHeading(day: string, today: string): Line {
  const near = nearDay(day, today);
  if (near === null) return [{ text: longDay(day, today), token: 'heading' }];
  return [
    { text: near, token: 'heading' },
    { text: `  ${longDay(day, today)}`, token: 'dim' },
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
  reading: string | null,
  inferenceOn: boolean,
  isHeld: IsHeld,
  draftLine: string | null,
  width: number,
): ListRow[] {
  const list: ListRow[] = [];
  if (draftLine !== null) list.push({ line: draftRow(draftLine, width), key: null });
  let day = '';
  for (const episode of episodes) {
    if (dayOf(episode.date) !== day) {
      day = dayOf(episode.date);
      if (list.length > 0) list.push({ line: EMPTY, key: null });
      list.push({ line: dayHeading(day, today), key: null });
    }
    const now = { episode: reading, inferenceOn, isHeld };
    list.push({ line: entryRow(episode, timeOf(episode.date), now, width), key: episode.id });
  }
  return list;
}

const rowsOnce = rememberLast(rows);

/** All loaded rows; made again only when something they show has changed. */
export function timelineRows(view: TimelineView): ListRow[] {
  const { episodes, today, reading, inferenceOn, isHeld, draftLine, width } = view;
  return rowsOnce(episodes, today, reading, inferenceOn, isHeld, draftLine, width);
}
