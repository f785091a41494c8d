/** When a backup is due: once a day, and as soon as the data has a base that no backup has. */
import { join } from 'node:path';
import { appendOnlyFolder, readManifest } from '../engine/aof/manifest.ts';
import { backupName } from './backupNames.ts';
import { imageFingerprint } from './imageFingerprint.ts';
import { listBackups } from './listBackups.ts';

/**
 * Whether one should be made now. A base that is in no backup is the one thing that could not be brought back: what was
 * written since is in the increments.
 */
export async function backupIsDue(data: string, backups: string, now: Date): Promise<boolean> {
  const files = await readManifest(data);
  if (files === null || files === 'damaged') return false;
  const made = await listBackups(backups);
  if (!made.some(({ name }) => name === backupName(now))) return true;
  const base = files.find(({ kind }) => kind === 'base');
  if (base === undefined) return false;
  const ours = await imageFingerprint(join(appendOnlyFolder(data), base.name));
  for (const { path } of made) {
    if ((await imageFingerprint(join(appendOnlyFolder(path), base.name))) === ours) return false;
  }
  return true;
}
