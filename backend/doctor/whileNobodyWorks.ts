/** Does something to the data while nobody else can: with the journal's lock held. */
import { KithError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import { lockHolder, tryLock } from '../process/lock.ts';

/** Whether a worker has the journal open, so that its files are being written to. */
export async function isInUse({ lock }: JournalPaths): Promise<boolean> {
  return (await lockHolder(lock)) !== null;
}

/**
 * Runs the work under the journal's lock, so that no worker starts meanwhile.
 * @throws KithError 'failure' when a worker has it open
 */
export async function whileNobodyWorks<T>(paths: JournalPaths, work: () => Promise<T>): Promise<T> {
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) {
    throw new KithError('failure', 'The journal is open.', 'Close its windows, run `kith stop`, and try again.');
  }
  try {
    return await work();
  } finally {
    await taken.lock.release();
  }
}
