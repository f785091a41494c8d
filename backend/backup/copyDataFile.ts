/** Copies one data file into a backup so that nothing which happens to the journal later can change it. */
import { constants } from 'node:fs';
import { chmod, copyFile, link, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { appendOnlyFolder } from '../engine/aof/manifest.ts';
import { scanFile } from '../engine/aof/scanFile.ts';
import { imageFingerprint } from './imageFingerprint.ts';

/**
 * Copies a base. The first backup of a base is a copy, so that a damaged disk block of the journal is not shared; later
 * backups of the same base are links to that copy and cost nothing.
 * @param earlier folders of backups, the newest first
 * @returns whether it could be linked
 */
export async function copyBase(from: string, name: string, to: string, earlier: readonly string[]): Promise<boolean> {
  const original = await imageFingerprint(from);
  for (const backup of earlier) {
    const candidate = join(appendOnlyFolder(backup), name);
    if (original === null || (await imageFingerprint(candidate)) !== original) continue;
    try {
      await link(candidate, to);
      return true;
    } catch {
      // This file system has no links, or too many of this file.
      break;
    }
  }
  await copyPrivately(from, to);
  return false;
}

/** Copies an increment as far as it is whole; it may be growing. */
export async function copyIncrement(from: string, to: string): Promise<void> {
  await copyPrivately(from, to);
  const { sound, total } = await scanFile(to);
  if (sound < total) await truncate(to, sound);
}

async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await chmod(to, 0o600);
}
