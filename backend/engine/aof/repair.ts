/** Cuts an unfinished end off the newest append-only file before the engine loads it; what is cut is kept in a copy. */
import { copyFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KithError } from '../../errors.ts';
import { appendOnlyFolder, readManifest } from './manifest.ts';
import { scanFile } from './scanFile.ts';

/** Copies of files with an unfinished end that are kept, the newest. */
const KEPT_COPIES = 5;

export interface Repair {
  file: string;
  cutBytes: number;
  copy: string;
}

/**
 * Makes the end of the data whole again. Only unacknowledged writes are cut: an acknowledged one was synced whole.
 * @param data the engine's data folder
 * @param stamp a word for the name of the copy, such as a time
 * @returns what was cut, or null when nothing had to be
 * @throws KithError 'failure' when there is damage before the end; nothing is changed then
 */
export async function repairAppendOnlyFile(data: string, stamp: string): Promise<Repair | null> {
  const files = await readManifest(data);
  if (files === null) return null;
  if (files === 'damaged') throw damaged(data, 'its list of files cannot be read');
  const name = files.findLast(({ kind }) => kind === 'increment')?.name;
  if (name === undefined) return null;
  const file = join(appendOnlyFolder(data), name);
  const found = await scanFile(file).catch((cause: unknown) => {
    throw damaged(data, `its file ${name} cannot be read`, cause);
  });
  if (found.end === 'whole') return null;
  if (found.end === 'damaged') {
    throw damaged(data, `its file ${name} is broken at byte ${found.damagedAt ?? found.sound} of ${found.total}`);
  }
  const backups = join(data, 'cut');
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const copy = join(backups, `${name}.${stamp}`);
  await copyFile(file, copy);
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(found.sound);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await removeOldCopies(backups);
  return { file, cutBytes: found.total - found.sound, copy };
}

async function removeOldCopies(folder: string): Promise<void> {
  // The names end in the time of the cut.
  const time = (name: string): string => name.replace(/^.*\.aof\./, '');
  const names = (await readdir(folder)).sort((left, right) => (time(left) < time(right) ? 1 : -1));
  for (const name of names.slice(KEPT_COPIES)) await rm(join(folder, name));
}

function damaged(data: string, what: string, cause?: unknown): KithError {
  return new KithError(
    'failure',
    `The journal's data in ${data} is damaged: ${what}. Nothing was changed.`,
    'Run `kith doctor --mend`: it keeps all that is there aside and brings back what can be read.',
    { cause },
  );
}
