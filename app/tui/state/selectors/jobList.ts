/** What the Jobs screen lists, in its order: what runs, what waits or is held, what failed; or the last attempts. */
import type { JournalStatus, Run, WorkItemView } from '../../../../backend/journal/Journal.ts';
import type { Cursor, Failure } from '../Jobs.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

export interface Job {
  /** the episode, so that the selection follows an entry from waiting to running to failed */
  key: string;
  episode: string;
  kind: 'running' | 'waiting' | 'held' | 'failed';
  /** null when it failed */
  item: WorkItemView | null;
  /** why it failed, or null */
  reason: string | null;
}

function kindOf({ state }: WorkItemView): Job['kind'] {
  return state === 'ready' ? 'waiting' : state;
}

const listOnce = rememberLast((status: JournalStatus | null, failures: readonly Failure[]): readonly Job[] => {
  if (status === null) return [];
  const seen = new Set<string>();
  const queued = status.queue.map((item): Job => {
    // Two items of one entry are rare, but each must be selectable.
    const key = seen.has(item.episode) ? item.item : item.episode;
    seen.add(item.episode);
    return { key, episode: item.episode, kind: kindOf(item), item, reason: null };
  });
  // The failures were read a moment after the status: what is queued again did not fail any more.
  const failed = failures
    .filter(({ episode }) => !seen.has(episode))
    .map(({ episode, reason }): Job => ({ key: episode, episode, kind: 'failed', item: null, reason }));
  return [...queued, ...(status.counts.needs_attention === 0 ? [] : failed)];
});

export function jobList({ background, jobs }: State): readonly Job[] {
  return listOnce(background.status, jobs.failures);
}

/** Where a cursor stands among these keys; 0 when there are none. */
export function cursorPosition(cursor: Cursor, keys: readonly string[]): number {
  const at = cursor.key === null ? -1 : keys.indexOf(cursor.key);
  return at >= 0 ? at : Math.max(0, Math.min(cursor.at, keys.length - 1));
}

/** The keys of the present list. */
export function listKeys(state: State): string[] {
  return state.jobs.view === 'work' ? jobList(state).map(({ key }) => key) : state.jobs.runs.map(({ id }) => id);
}

/** The selected work, or null; in the list of attempts there is none. */
export function selectedJob(state: State): Job | null {
  if (state.jobs.view !== 'work') return null;
  const list = jobList(state);
  const position = cursorPosition(
    state.jobs.cursors.work,
    list.map(({ key }) => key),
  );
  return list[position] ?? null;
}

/** The selected attempt, or null. */
export function selectedRun({ jobs }: State): Run | null {
  if (jobs.view !== 'runs') return null;
  const position = cursorPosition(
    jobs.cursors.runs,
    jobs.runs.map(({ id }) => id),
  );
  return jobs.runs[position] ?? null;
}

export interface JobAbilities {
  canRetryJob: boolean;
  canCancel: boolean;
  canRaise: boolean;
}

/** What can be done with the selected work. */
export function jobAbilities(state: State): JobAbilities {
  const job = selectedJob(state);
  if (job === null) return { canRetryJob: false, canCancel: false, canRaise: false };
  const { kind, item } = job;
  const isFirst = item?.state === 'ready' && (item.corridor === 'manual' || item.corridor === 'ask');
  return {
    canRetryJob: kind === 'failed' || kind === 'held' || item?.state === 'waiting',
    canCancel: kind === 'running' || kind === 'waiting',
    canRaise: (kind === 'waiting' || kind === 'held') && !isFirst,
  };
}
