/** The Jobs screen's own part of the state. What runs and waits is in the status of the background; here is the rest. */
import type { Run } from '../../../backend/journal/Journal.ts';
import { IDLE, type Reading } from './Reading.ts';

/** work: what runs, waits and failed; runs: the last attempts. */
export type JobsView = 'work' | 'runs';

/** What the screen needs of an entry: never its whole text. */
export interface EntryTitle {
  title: string;
  /** as in the entry: local time with its offset */
  date: string;
  revision: number;
}

/** An entry that needs attention. */
export interface Failure {
  episode: string;
  reason: string | null;
}

/** What is selected in a list: the thing itself, and its place for when the thing is gone. */
export interface Cursor {
  key: string | null;
  at: number;
}

export interface Jobs extends Reading {
  view: JobsView;
  /** of all entries on the screen, by id */
  titles: ReadonlyMap<string, EntryTitle>;
  /** newest entry first; the status says how many there are in all */
  failures: readonly Failure[];
  /** attempts that run now or failed, newest first */
  attempts: readonly Run[];
  /** the last attempts of all, newest first */
  runs: readonly Run[];
  cursors: Readonly<Record<JobsView, Cursor>>;
  /** the person is being asked whether all work is to be held */
  asking: boolean;
}

const TOP: Cursor = { key: null, at: 0 };

export const NO_JOBS: Jobs = {
  ...IDLE,
  view: 'work',
  titles: new Map(),
  failures: [],
  attempts: [],
  runs: [],
  cursors: { work: TOP, runs: TOP },
  asking: false,
};
