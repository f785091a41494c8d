/** Finds lock files of processes that are gone. The next start clears them too; here they are seen and named. */
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { lockHolder, readLock, tryLock } from '../process/lock.ts';
import type { Check } from './Check.ts';

/** The worker's lock and that of whoever starts one, what take-overs left of them, and files never finished. */
const LOCK = /^(?:spawn\.)?lock$/;
const LEFT_OVER = /^(?:spawn\.)?lock\.(?:after\.)?[0-9a-f]{16}$/;

export const staleLocks: Check = {
  id: 'stale_lock',
  async find({ paths }) {
    const stale = await staleIn(paths.home);
    if (stale.length === 0) return null;
    const names = stale.map((path) => basename(path)).join(', ');
    return `A process that is gone left its lock behind: ${names}.`;
  },
  async mend({ paths }) {
    const stale = await staleIn(paths.home);
    for (const path of stale) await clear(path);
    return `Removed ${stale.map((path) => basename(path)).join(', ')}.`;
  },
};

async function staleIn(home: string): Promise<string[]> {
  const names = await readdir(home).catch(() => []);
  const stale: string[] = [];
  for (const name of names.filter((candidate) => LOCK.test(candidate) || LEFT_OVER.test(candidate))) {
    const path = join(home, name);
    if ((await readLock(path)) !== null && (await lockHolder(path)) === null) stale.push(path);
  }
  return stale;
}

/** A lock is taken over and given back, so that one who takes it at this moment is not robbed of it. */
async function clear(path: string): Promise<void> {
  if (LEFT_OVER.test(basename(path))) return rm(path, { force: true });
  const taken = await tryLock(path);
  if ('lock' in taken) await taken.lock.release();
}
