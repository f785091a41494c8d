/** The backups of a journal, newest first. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBackupName, type BackupName } from './backupNames.ts';

export interface Backup extends BackupName {
  /** a folder that can be put in the place of the data folder */
  path: string;
  /** when it was finished, milliseconds since 1970 */
  made: number;
}

/** @param backups the folder of all backups; may be missing */
export async function listBackups(backups: string): Promise<Backup[]> {
  const names = await readdir(backups).catch(() => []);
  const known = names.flatMap((name) => parseBackupName(name) ?? []);
  const found = await Promise.all(
    known.map(async (name): Promise<Backup> => {
      const path = join(backups, name.name);
      return { ...name, path, made: (await stat(path)).mtimeMs };
    }),
  );
  return found.sort((left, right) => right.made - left.made);
}
