/** Refuses to write a journal on a disk that is nearly full: the engine would end at the first failed write. */
import { KithError } from '../errors.ts';
import { freeBytes } from '../supply/diskSpace.ts';

/** Below this nothing more is saved or read by the model; reading the journal goes on. */
const LEAST_FREE_BYTES = 20 * 1024 * 1024;

/**
 * Checks the room on the journal's disk.
 * @throws KithError 'failure' when there is too little to save safely
 */
export async function requireRoom(home: string): Promise<void> {
  const free = await freeBytes(home);
  if (free >= LEAST_FREE_BYTES) return;
  throw new KithError(
    'failure',
    `The disk of the journal is full: ${Math.floor(free / 1e6)} MB free, ${Math.ceil(LEAST_FREE_BYTES / 1e6)} MB needed.`,
    `Free some space on the disk of ${home} and save again; nothing was lost.`,
  );
}
