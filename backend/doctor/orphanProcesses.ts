/** Finds processes of this journal whom no lock knows: left behind by something that was killed. */
import { setTimeout as pause } from 'node:timers/promises';
import { KithError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import { startTime } from '../process/identity.ts';
import { journalProcesses, signalProcess, type JournalProcess } from '../process/journalProcesses.ts';
import { lockHolder } from '../process/lock.ts';
import type { Check } from './Check.ts';

/** What is being started or ended just now is not left behind: it is gone, or known, at a second look. */
const SECOND_LOOK_MILLISECONDS = 1_500;
const TERMINATE_MILLISECONDS = 3_000;
const KILL_MILLISECONDS = 3_000;
const POLL_MILLISECONDS = 50;

export const orphanProcesses: Check = {
  id: 'orphan_processes',
  async find({ paths }) {
    const orphans = await lastingOrphans(paths);
    if (orphans.length === 0) return null;
    const names = orphans.map(({ role, pid }) => `${role} ${pid}`).join(', ');
    return `Processes of this journal run without a worker that knows them: ${names}.`;
  },
  async mend({ paths }) {
    const orphans = await lastingOrphans(paths);
    await end(orphans, 'SIGTERM', TERMINATE_MILLISECONDS);
    const left = await end(orphans, 'SIGKILL', KILL_MILLISECONDS);
    if (left.length > 0) {
      const pids = left.map(({ pid }) => pid).join(', ');
      throw new KithError('failure', `Process ${pids} does not end.`, 'Restart the machine.');
    }
    return `Ended ${orphans.length} of them.`;
  },
};

async function lastingOrphans(paths: JournalPaths): Promise<JournalProcess[]> {
  const first = await orphansOf(paths);
  if (first.length === 0) return [];
  await pause(SECOND_LOOK_MILLISECONDS);
  return (await orphansOf(paths)).filter((orphan) =>
    first.some(({ pid, started }) => pid === orphan.pid && started === orphan.started),
  );
}

/** Those that neither hold the lock nor descend from who does. */
async function orphansOf({ home, lock }: JournalPaths): Promise<JournalProcess[]> {
  const processes = await journalProcesses(home);
  const known = new Set([(await lockHolder(lock))?.pid, process.pid]);
  for (let grew = true; grew;) {
    const before = known.size;
    for (const { pid, parent } of processes) if (known.has(parent)) known.add(pid);
    grew = known.size > before;
  }
  return processes.filter(({ pid }) => !known.has(pid));
}

/** Sends a signal to each and waits a while. Returns those that are still there. */
async function end(processes: JournalProcess[], signal: NodeJS.Signals, patience: number): Promise<JournalProcess[]> {
  const deadline = performance.now() + patience;
  for (const target of processes) await signalProcess(target, signal);
  for (;;) {
    const left: JournalProcess[] = [];
    for (const target of processes) if ((await startTime(target.pid)) === target.started) left.push(target);
    if (left.length === 0 || performance.now() > deadline) return left;
    await pause(POLL_MILLISECONDS);
  }
}
