/** What runs, what waits and why, and what failed, as rows. Narrow screens give each piece of work two. */
import type { JournalStatus, Run } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { WIDE } from '../../state/selectors/geometry.ts';
import type { Job } from '../../state/selectors/jobList.ts';
import { EMPTY, fitLine, line, spread, type Line, type Token } from '../../state/selectors/line.ts';
import { ageText, clock, elapsedText, secondsBetween } from '../../state/selectors/moments.ts';
import type { Progress } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import { counted, dotted, ROOM_BESIDE, STAGE_WORDS, titleText } from './jobWords.ts';

export interface WorkView {
  status: JournalStatus;
  list: readonly Job[];
  titles: ReadonlyMap<string, EntryTitle>;
  attempts: readonly Run[];
  /** why each item waits, by item */
  reasons: ReadonlyMap<string, string>;
  progressOf: (job: Job) => Progress;
  today: string;
  now: number;
  /** cells of a row, without the mark */
  width: number;
}

/** Cells of the columns beside title and reason, and of what lies between all of them. */
const STAGE = 9;
const CORRIDOR = 8;
const AGE = 6;
const GAP = 2;
/** Under a title, on a narrow screen. */
const UNDER = '    ';

const keyless = (row: Line): ListRow => ({ line: row, key: null });

/** The run of an item that has no end yet, or null. */
export function runOf({ item }: Job, attempts: readonly Run[]): Run | null {
  return attempts.find((run) => run.outcome === 'running' && run.item === item?.item) ?? null;
}

function runningRows(job: Job, view: WorkView): ListRow[] {
  const { titles, width, now, today } = view;
  const { item } = job;
  if (item === null) return [];
  const { tokens, tokens_per_second: speed } = view.progressOf(job);
  const run = runOf(job, view.attempts);
  const stage = STAGE_WORDS[item.stage];
  const attempt = `attempt ${Math.max(1, item.attempts)}`;
  const narrow = width < ROOM_BESIDE;
  const date = titles.get(job.episode)?.date;
  const live = dotted([
    tokens === null ? null : countOf(tokens, 'token', 'tokens'),
    speed === null ? null : `${Math.round(speed)} tok/s`,
    run === null ? null : elapsedText(secondsBetween(run.started ?? run.claimed, now)),
    narrow ? attempt : date === undefined ? null : shortDay(dayOf(date), today),
  ]);
  const right = line(narrow ? stage : `${stage} · ${attempt}`, 'dim');
  const title: Line = [
    { text: '◌ ', token: 'accent' },
    { text: titleText(titles, job.episode), token: 'text' },
  ];
  return [
    { line: spread(title, right, width), key: job.key },
    keyless(fitLine(line(`${UNDER}${live === '' ? 'beginning…' : live}`, 'accent'), width)),
  ];
}

/** Why nothing is read now. */
function stillText({ activity, inference_enabled, model }: JournalStatus, today: string): string {
  if (!inference_enabled) return 'inference is off';
  if (model.name === null) return 'no model is chosen';
  if (activity.state === 'loading') return 'the model is being loaded';
  if (activity.state === 'unloading') return 'the model is being unloaded';
  const until = activity.until === null ? '' : ` until ${clock(activity.until, today)}`;
  if (activity.state === 'reading') return 'the next one is taken up';
  if (activity.state !== 'waiting') return 'nothing is being read';
  return `waiting${until}${activity.reason === null ? '' : `: ${sanitize(activity.reason)}`}`;
}

/** The columns of one piece of work in one row: title, three narrow ones, and the reason last. */
function columns(title: string, cells: readonly [string, string, string], reason: string, view: WorkView): Line {
  const rest = view.width - STAGE - CORRIDOR - AGE - 4 * GAP;
  const titleCells = Math.floor(rest * 0.54);
  const gap = ' '.repeat(GAP);
  const middle = [pad(cells[0], STAGE), pad(cells[1], CORRIDOR), pad(cells[2], AGE, 'right')].join(gap);
  const row: Line = [
    { text: pad(title, titleCells) + gap, token: 'text' },
    { text: middle + gap, token: 'dim' },
    { text: reason, token: 'dim' },
  ];
  return fitLine(row, view.width);
}

function waitingRows(job: Job, view: WorkView): ListRow[] {
  const { item } = job;
  if (item === null) return [];
  const title = titleText(view.titles, job.episode);
  const why = sanitize(view.reasons.get(item.item) ?? '');
  const stage = STAGE_WORDS[item.stage];
  const age = ageText(secondsBetween(item.queued, view.now));
  if (view.width >= WIDE - 6) {
    return [{ line: columns(title, [stage, item.corridor, age], why, view), key: job.key }];
  }
  const under = `${UNDER}${dotted([why, stage, item.corridor, age])}`;
  return [{ line: fitLine(line(title), view.width), key: job.key }, keyless(fitLine(line(under, 'dim'), view.width))];
}

function failedRows(job: Job, view: WorkView): ListRow[] {
  const title = titleText(view.titles, job.episode);
  const reason = sanitize(job.reason ?? 'no reason was kept');
  const attempts = attemptsAt(job, view.attempts).length;
  const right: Line = attempts === 0 ? EMPTY : line(countOf(attempts, 'attempt', 'attempts'), 'dim');
  return [
    {
      line: spread(
        [
          { text: '! ', token: 'bad' },
          { text: title, token: 'text' },
        ],
        right,
        view.width,
      ),
      key: job.key,
    },
    keyless(fitLine(line(`${UNDER}${reason}`, 'bad'), view.width)),
  ];
}

/** The failed attempts at an entry, newest first. */
export function attemptsAt({ episode }: Job, attempts: readonly Run[]): Run[] {
  return attempts.filter((run) => run.episode === episode && run.outcome === 'failed');
}

function heading(text: string, count: number | null): ListRow {
  const number: Line = count === null ? EMPTY : [{ text: `  ${counted(count)}`, token: 'dim' }];
  return keyless([{ text, token: 'heading' }, ...number]);
}

function section(head: ListRow, rows: readonly ListRow[], more: number): ListRow[] {
  if (rows.length === 0) return [];
  const rest = more > 0 ? [keyless(line(`  and ${counted(more)} more`, 'dim'))] : [];
  return [keyless(EMPTY), head, ...rows, ...rest];
}

export function jobRows(view: WorkView): ListRow[] {
  const { status, list, today } = view;
  const { backlog, counts } = status;
  const of = (...kinds: Job['kind'][]): Job[] => list.filter(({ kind }) => kinds.includes(kind));
  const running = of('running');
  const waiting = of('waiting', 'held');
  const failed = of('failed');
  const token: Token = status.activity.state === 'waiting' ? 'text' : 'dim';
  // Two rows, as something that runs has: between two entries nothing below moves.
  const nothing = [keyless(fitLine(line(`  ${stillText(status, today)}`, token), view.width)), keyless(EMPTY)];
  const waitingInAll = backlog.ready + backlog.waiting + backlog.held;
  return [
    heading('Running', null),
    ...(running.length === 0 ? nothing : running.flatMap((job) => runningRows(job, view))),
    ...section(
      heading('Waiting', waitingInAll),
      waiting.flatMap((job) => waitingRows(job, view)),
      waitingInAll - waiting.length,
    ),
    ...section(
      heading('Failed', counts.needs_attention),
      failed.flatMap((job) => failedRows(job, view)),
      counts.needs_attention - failed.length,
    ),
  ];
}
