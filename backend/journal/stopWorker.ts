/** Ends the background of a journal from outside, in order, by asking its process. */
import { setTimeout as pause } from 'node:timers/promises';
import { KithError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import { lockHolder } from '../process/lock.ts';

/** The worker needs at most 10 s for an orderly end. */
const PATIENCE_MILLISECONDS = 12_000;
const POLL_MILLISECONDS = 25;

/**
 * Stops the worker and with it the engine. Resolves when both are gone, at once when nothing runs.
 * @throws KithError 'failure' when it does not end
 */
export async function stopWorker(paths: JournalPaths): Promise<void> {
  const holder = await lockHolder(paths.lock);
  if (holder === null) return;
  process.kill(holder.pid, 'SIGTERM');
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while ((await lockHolder(paths.lock))?.nonce === holder.nonce) {
    if (Date.now() > deadline) {
      throw new KithError('failure', `The worker (pid ${holder.pid}) does not stop.`, `End it: kill -9 ${holder.pid}`);
    }
    await pause(POLL_MILLISECONDS);
  }
}
