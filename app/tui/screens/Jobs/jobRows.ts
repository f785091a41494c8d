/** What runs, what waits and what failed, as the rows of one list. */
import { dotted } from '../../state/selectors/dotted.ts';
import type { JournalStatus, Run } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import type { Job } from '../../state/selectors/jobList.ts';
import { EMPTY, fitLine, line, spread, type Line, type Token } from '../../state/selectors/line.ts';
import { elapsedText, secondsBetween } from '../../state/selectors/moments.ts';
import { waitingText } from '../../state/selectors/status.ts';
import type { Progress } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { counted, keyless, ROOM_BESIDE, STAGE_WORDS, titleText, UNDER } from './jobWords.ts';
import { waitingRows } from './waitingRows.ts';

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
  const right = line(narrow ? stage : dotted([stage, item.preview ? 'preview' : null, attempt]), 'dim');
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
  if (activity.state === 'waiting') return sanitize(waitingText(activity, today));
  return activity.state === 'reading' ? 'the next one is taken up' : 'nothing is being read';
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
  const waiting = waitingRows(list, view.titles, view.reasons, view.now, view.width);
  const waitingCount = of('waiting', 'held').length;
  const failed = of('failed');
  const token: Token = status.activity.state === 'waiting' ? 'text' : 'dim';
  // Two rows, as something that runs has: between two entries nothing below moves.
  const nothing = [keyless(fitLine(line(`  ${stillText(status, today)}`, token), view.width)), keyless(EMPTY)];
  const waitingInAll = backlog.ready + backlog.waiting + backlog.held;
  return [
    heading('Running', null),
    ...(running.length === 0 ? nothing : running.flatMap((job) => runningRows(job, view))),
    ...section(heading('Waiting', waitingInAll), waiting, waitingInAll - waitingCount),
    ...section(
      heading('Failed', counts.needs_attention),
      failed.flatMap((job) => failedRows(job, view)),
      counts.needs_attention - failed.length,
    ),
  ];
}
