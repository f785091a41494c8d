/** What each command of the Jobs screen does. */
import { keyOf } from '../keys/labels.ts';
import type { CommandId } from '../keys/keymap.ts';
import type { Kith, Perform } from './Kith.ts';
import { selectedJob, type Job } from './selectors/jobList.ts';

const withSelected =
  (change: (kith: Kith, job: Job) => Promise<void>): Perform =>
  async (kith) => {
    const job = selectedJob(kith.store.get());
    if (job !== null) await change(kith, job);
  };

const asking =
  (yes: boolean): Perform =>
  ({ store }) =>
    store.dispatch({ type: 'holdAllAsked', asking: yes });

export const JOB_COMMANDS = {
  'retry-job': withSelected(({ jobs }, job) => jobs.retry(job)),
  'cancel-job': withSelected(({ jobs }, job) => jobs.cancel(job, keyOf('retry-job'))),
  'raise-job': withSelected(({ jobs }, job) => jobs.raise(job)),
  'resume-held': ({ jobs }) => jobs.resumeHeld(),
  'turn-jobs': ({ store }) => store.dispatch({ type: 'jobsTurned' }),
  'ask-hold-all': asking(true),
  'leave-all': asking(false),
  'hold-all': ({ jobs }) => jobs.cancelAll(keyOf('resume-held')),
} satisfies Partial<Record<CommandId, Perform>>;
