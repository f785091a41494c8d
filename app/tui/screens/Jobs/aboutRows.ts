/** What there is to say of the selected work, under the lists: the whole reason, and the attempts made. */
import type { Run } from '../../../../backend/journal/Journal.ts';
import type { Job } from '../../state/selectors/jobList.ts';
import { fitLine, line, type Line } from '../../state/selectors/line.ts';
import { clock } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { attemptsAt, runOf } from './jobRows.ts';
import { errorText } from './runRows.ts';
import { counted, dotted, dottedRows, present, STAGE_WORDS } from './jobWords.ts';

/** A longer reason stands in the entry itself. */
const REASON_ROWS = 2;

export interface About {
  job: Job | null;
  attempts: readonly Run[];
  reasons: ReadonlyMap<string, string>;
  today: string;
  width: number;
  height: number;
}

function attemptRow(run: Run, today: string): string {
  const model = run.model === null ? null : sanitize(run.model.split('/').at(-1) ?? '');
  return dotted([clock(run.claimed, today), STAGE_WORDS[run.stage], errorText(run) ?? run.outcome, model]);
}

function runningParts(run: Run | null): string[] {
  if (run === null) return [];
  const model = run.model === null ? null : sanitize(run.model.split('/').at(-1) ?? '');
  const read = run.prompt_tokens === null ? null : `${counted(run.prompt_tokens)} tokens read`;
  const cached = run.cached_tokens === null ? null : `${counted(run.cached_tokens)} of them known before`;
  return present([model, run.prompt_version, read, cached, `worker ${sanitize(run.worker)}`]);
}

function waitingParts({ item }: Job, reasons: ReadonlyMap<string, string>): string[] {
  if (item === null) return [];
  const { attempts, transient_failures: transient, reason, state, not_before } = item;
  const shown = state === 'waiting' && not_before !== null;
  return present([
    sanitize(reasons.get(item.item) ?? ''),
    attempts === 0 ? null : `${attempts} of its attempts failed`,
    transient === 0 ? null : `${transient} failed for reasons outside it`,
    shown || reason === null ? null : sanitize(reason),
    item.model === null ? null : `for ${sanitize(item.model)}`,
  ]);
}

/** At most `height` rows. */
export function aboutRows({ job, attempts, reasons, today, width, height }: About): Line[] {
  if (job === null || height === 0) return [];
  if (job.kind === 'failed') {
    const reason = wrap(sanitize(job.reason ?? ''), width).slice(0, REASON_ROWS);
    const made = attemptsAt(job, attempts).map((run) => fitLine(line(attemptRow(run, today), 'dim'), width));
    return [...reason.map((row) => line(row, 'bad')), ...made].slice(0, height);
  }
  const parts = job.kind === 'running' ? runningParts(runOf(job, attempts)) : waitingParts(job, reasons);
  const rows = dottedRows(parts, width);
  return rows.slice(0, height).map((row) => line(row, 'dim'));
}
