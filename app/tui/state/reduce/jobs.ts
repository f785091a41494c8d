/** The Jobs screen: what was read for it, and where the person is in it. */
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import type { JobsAction, JobsRead, Motion } from '../Action.ts';
import type { Cursor } from '../Jobs.ts';
import { cursorPosition, listKeys } from '../selectors/jobList.ts';
import type { Background, State } from '../State.ts';
import { currentPlace } from './places.ts';
import { got, isDue, wanted } from './reading.ts';
import { move } from './timeline.ts';

function withCursor(state: State, cursor: Cursor): State {
  const { jobs } = state;
  return { ...state, jobs: { ...jobs, cursors: { ...jobs.cursors, [jobs.view]: cursor } } };
}

/**
 * Ties the cursor to what it stands on, after the list has changed. What has gone may be on its way from one list to the
 * other, each of which is read by itself; the cursor waits for it until both are read.
 */
function settled(state: State): State {
  const { jobs, background } = state;
  const keys = listKeys(state);
  const cursor = jobs.cursors[jobs.view];
  const gone = cursor.key !== null && !keys.includes(cursor.key);
  if (gone && (isDue(background) || isDue(jobs))) return state;
  // Whoever looks at the newest attempt sees the next one come.
  const at = jobs.view === 'runs' && cursor.at === 0 ? 0 : cursorPosition(cursor, keys);
  return withCursor(state, { key: keys[at] ?? null, at });
}

export function moveInJobs(state: State, motion: Motion, page: number): State {
  const keys = listKeys(state);
  const at = Math.max(0, move(cursorPosition(state.jobs.cursors[state.jobs.view], keys), motion, keys.length, page));
  return withCursor(state, { key: keys[at] ?? null, at });
}

/** Progress is forgotten with the item it is about. */
function progressOfRunning({ progress }: Background, status: JournalStatus): Background['progress'] {
  if (progress.size === 0) return progress;
  const running = new Set(status.queue.filter(({ state }) => state === 'running').map(({ item }) => item));
  return new Map([...progress].filter(([item]) => running.has(item)));
}

/** A status was read: on the Jobs screen, so is what belongs to it. */
export function backgroundRead(state: State, at: number, status: JournalStatus): State {
  const progress = progressOfRunning(state.background, status);
  const jobs = currentPlace(state).name === 'jobs' ? wanted(state.jobs) : state.jobs;
  return settled({ ...state, jobs, background: got({ ...state.background, status, progress }, at) });
}

export function jobsRead(state: State, at: number, now: number, read: JobsRead): State {
  const { titles, failures, attempts, runs } = read;
  return settled({ ...state, now, jobs: got({ ...state.jobs, titles, failures, attempts, runs }, at) });
}

export function reduceJobs(state: State, action: JobsAction): State {
  switch (action.type) {
    case 'jobsTurned': {
      const view = state.jobs.view === 'work' ? 'runs' : 'work';
      return { ...state, jobs: wanted({ ...state.jobs, view }) };
    }
    case 'holdAllAsked':
      return { ...state, jobs: { ...state.jobs, asking: action.asking } };
  }
}
