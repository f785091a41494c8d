/** What waits, and why: a row of columns for each, or on a narrow screen two rows. */
import { dotted } from '../../state/selectors/dotted.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import { WIDE } from '../../state/selectors/geometry.ts';
import type { Job } from '../../state/selectors/jobList.ts';
import { fitLine, line, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { ageText, secondsBetween } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import { keyless, STAGE_WORDS, titleText, UNDER } from './jobWords.ts';

/** Cells of the columns beside title and reason, and of what lies between all of them. */
const STAGE = 9;
const CORRIDOR = 8;
const AGE = 6;
const GAP = 2;
/** How much of what is left belongs to the title. */
const TITLE_SHARE = 0.54;
/** From this width of a row there are columns. */
const COLUMNS = WIDE - 6;
/** Ages are told in minutes, so the rows need not be made again with each turn of the spinner; in milliseconds. */
const STEP = 10_000;

interface Cells {
  title: string;
  stage: string;
  corridor: string;
  age: string;
  why: string;
}

function columns({ title, stage, corridor, age, why }: Cells, width: number): Line {
  const titleCells = Math.floor((width - STAGE - CORRIDOR - AGE - 4 * GAP) * TITLE_SHARE);
  const gap = ' '.repeat(GAP);
  const middle = [pad(stage, STAGE), pad(corridor, CORRIDOR), pad(age, AGE, 'right')].join(gap);
  const row: Line = [
    { text: pad(title, titleCells) + gap, token: 'text' },
    { text: middle + gap + why, token: 'dim' },
  ];
  return fitLine(row, width);
}

function rowsOf({ key }: Job, cells: Cells, width: number): ListRow[] {
  if (width >= COLUMNS) return [{ line: columns(cells, width), key }];
  const { title, stage, corridor, age, why } = cells;
  const under = UNDER + dotted([why, stage, corridor, age]);
  return [{ line: fitLine(line(title), width), key }, keyless(fitLine(line(under, 'dim'), width))];
}

const rowsOnce = rememberLast(
  (
    list: readonly Job[],
    titles: ReadonlyMap<string, EntryTitle>,
    reasons: ReadonlyMap<string, string>,
    now: number,
    width: number,
  ): ListRow[] =>
    list.flatMap((job) => {
      const { kind, item, episode } = job;
      if (item === null || kind === 'running') return [];
      const cells: Cells = {
        title: titleText(titles, episode),
        stage: STAGE_WORDS[item.stage],
        corridor: item.corridor,
        age: ageText(secondsBetween(item.queued, now)),
        why: sanitize(reasons.get(item.item) ?? ''),
      };
      return rowsOf(job, cells, width);
    }),
);

/** @param now milliseconds since 1970 */
export function waitingRows(
  list: readonly Job[],
  titles: ReadonlyMap<string, EntryTitle>,
  reasons: ReadonlyMap<string, string>,
  now: number,
  width: number,
): ListRow[] {
  return rowsOnce(list, titles, reasons, Math.floor(now / STEP) * STEP, width);
}
