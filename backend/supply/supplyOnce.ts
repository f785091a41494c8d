/** Fetches a thing into the cache once, whoever asks and however often, also after being cut off half-way. */
import { rm, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { KithError } from '../errors.ts';
import { folderError, makePrivateFolder, stagingFolder } from '../paths.ts';
import { tryLock, type HeldLock } from '../process/lock.ts';
import { removeAttempts } from './attempt.ts';
import { requireDiskSpace } from './diskSpace.ts';
import { throwIfInterrupted } from './interruption.ts';
import { sizeOfFolder } from './folderSize.ts';
import type { SupplyOptions } from './progress.ts';

const POLL_MILLISECONDS = 150;

export interface Supply {
  /** names its staging folder: lower-case letters, digits, dots and dashes */
  name: string;
  /** as a person would say it */
  what: string;
  /** bytes that come over the network */
  downloadBytes: number;
  /** bytes of disk needed on top of what is already in the staging folder, at the worst moment */
  diskBytes: number;
  /** whether the finished thing lies in its place */
  isPresent(): Promise<boolean>;
  /**
   * Makes it inside the staging folder and puts it in its place with one rename. Whatever a cut-off run left in the
   * staging folder is there too: it may be used only after it was verified.
   */
  produce(staging: string): Promise<void>;
}

/**
 * Makes sure that the thing is in the cache. Two processes at once: the second waits, shows the progress of the first,
 * and then finds it. The lock is stale as soon as its holder is gone, so kill -9 leaves nothing to clean up by hand.
 * Throws KithError 'failure' (no room, folder cannot be used), 'interrupted', or what `produce` throws.
 */
export async function supplyOnce(supply: Supply, options: SupplyOptions): Promise<void> {
  const staging = stagingFolder(options.cache, supply.name);
  if (await supply.isPresent()) return removeLeftovers(staging);
  await makePrivateFolder(staging);
  const lock = await waitForLock(`${staging}.lock`, supply, staging, options);
  try {
    if (await supply.isPresent()) return;
    await makePrivateFolder(staging);
    await removeAttempts(staging);
    const kept = await sizeOfFolder(staging);
    await requireDiskSpace(staging, Math.max(0, supply.diskBytes - kept), supply.what);
    await supply.produce(staging);
    await rm(staging, { recursive: true, force: true });
  } catch (error) {
    throw error instanceof KithError ? error : folderError(options.cache, error);
  } finally {
    await lock.release();
  }
}

/** A run that was killed between its last rename and its end leaves what it had fetched. */
async function removeLeftovers(staging: string): Promise<void> {
  if ((await stat(staging).catch(() => null)) === null) return;
  const attempt = await tryLock(`${staging}.lock`).catch(() => null);
  if (attempt === null || !('lock' in attempt)) return;
  await rm(staging, { recursive: true, force: true });
  await attempt.lock.release();
}

async function waitForLock(path: string, supply: Supply, staging: string, options: SupplyOptions): Promise<HeldLock> {
  for (;;) {
    throwIfInterrupted(options.signal);
    const attempt = await tryLock(path).catch((error: unknown) => {
      throw folderError(options.cache, error);
    });
    if ('lock' in attempt) return attempt.lock;
    const done = Math.min(await sizeOfFolder(staging), supply.downloadBytes);
    options.onProgress?.({ what: supply.what, done, total: supply.downloadBytes });
    await delay(POLL_MILLISECONDS);
  }
}
