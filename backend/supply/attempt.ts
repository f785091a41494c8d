/** Folders for one attempt at a download: unique, so that whatever an earlier, killed attempt left cannot get in the way. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder } from '../paths.ts';

const PREFIX = 'attempt-';

/** Makes a new, empty folder for one attempt. */
export async function newAttempt(staging: string): Promise<string> {
  const folder = join(staging, `${PREFIX}${randomUUID()}`);
  await makePrivateFolder(folder);
  return folder;
}

/** Removes what attempts that were cut off left behind. Call it only under the lock of the staging folder. */
export async function removeAttempts(staging: string): Promise<void> {
  for (const name of await readdir(staging)) {
    if (name.startsWith(PREFIX)) await rm(join(staging, name), { recursive: true, force: true });
  }
}
