/** What there is to say of the selected work, under the lists: the whole reason, and the attempts made. */
import { dotted, dottedRows, present } from '../../state/selectors/dotted.ts';
import type { Run } from '../../../../backend/journal/Journal.ts';
import type { Job } from '../../state/selectors/jobList.ts';
import { fitLine, line, type Line } from '../../state/selectors/line.ts';
import { clock } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { attemptsAt, runOf } from './jobRows.ts';
import { errorText } from './runRows.ts';
import { counted, STAGE_WORDS } from './jobWords.ts';

/** A longer reason stands in the entry itself. */
const REASON_ROWS = 2;

/** What is found changes nothing before somebody accepts it. */
const PREVIEW = 'a preview';

export interface About {
  job: Job | null;
  attempts: readonly Run[];
  /** why each item waits, by item */
  reasons: ReadonlyMap<string, string>;
  /** several workers share the work */
  shared: boolean;
  today: string;
  width: number;
  height: number;
}

function attemptRow(run: Run, today: string): string {
  const model = run.model === null ? null : sanitize(run.model.split('/').at(-1) ?? '');
  return dotted([clock(run.claimed, today), STAGE_WORDS[run.stage], errorText(run) ?? run.outcome, model]);
}

function runningParts({ item }: Job, run: Run | null, { today, shared }: About): string[] {
  if (item === null) return [];
  const model = run === null || run.model === null ? null : sanitize(run.model.split('/').at(-1) ?? '');
  const read = run === null || run.prompt_tokens === null ? null : `${counted(run.prompt_tokens)} tokens read`;
  return present([
    item.corridor,
    item.preview ? PREVIEW : null,
    `here since ${clock(item.queued, today)}`,
    run === null ? null : `taken up ${clock(run.claimed, today)}`,
    model,
    read,
    run !== null && shared ? `by ${sanitize(run.worker)}` : null,
  ]);
}

function waitingParts({ item }: Job, { reasons, today }: About): string[] {
  if (item === null) return [];
  const { attempts, transient_failures: transient, reason, state, not_before, queued } = item;
  const shown = state === 'waiting' && not_before !== null;
  return present([
    state === 'held' ? 'held until it is asked for again' : sanitize(reasons.get(item.item) ?? ''),
    `here since ${clock(queued, today)}`,
    attempts === 0 ? null : `${attempts} of its attempts failed`,
    transient === 0 ? null : `${transient} failed for reasons outside it`,
    shown || reason === null ? null : sanitize(reason),
    item.preview ? PREVIEW : null,
    item.model === null ? null : `for ${sanitize(item.model)}`,
  ]);
}

/** At most `height` rows. */
export function aboutRows(about: About): Line[] {
  const { job, attempts, today, width, height } = about;
  if (job === null || height === 0) return [];
  if (job.kind === 'failed') {
    const reason = wrap(sanitize(job.reason ?? ''), width).slice(0, REASON_ROWS);
    const made = attemptsAt(job, attempts).map((run) => fitLine(line(attemptRow(run, today), 'dim'), width));
    return [...reason.map((row) => line(row, 'bad')), ...made].slice(0, height);
  }
  const parts = job.kind === 'running' ? runningParts(job, runOf(job, attempts), about) : waitingParts(job, about);
  return dottedRows(parts, width)
    .slice(0, height)
    .map((row) => line(row, 'dim'));
}
