/** Makes a backup of the data folder while the engine serves: whole, checked, on disk, and then under its name. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { examineData } from '../engine/aof/examine.ts';
import { appendOnlyFolder, MANIFEST, manifestText, readManifest, type DataFile } from '../engine/aof/manifest.ts';
import { KithError, describeError } from '../errors.ts';
import { syncToDisk } from '../supply/durable.ts';
import { backupName, backupsToRemove } from './backupNames.ts';
import { copyBase, copyIncrement } from './copyDataFile.ts';
import { listBackups } from './listBackups.ts';

/** Beginning of the names of folders that are no backups yet, or no more. */
const UNFINISHED = 'unfinished-';

export interface WrittenBackup {
  name: string;
  path: string;
  /** names of older ones that were removed */
  removed: string[];
}

export interface BackupOptions {
  data: string;
  /** folder of all backups; made when missing */
  backups: string;
  now: Date;
  /** why, when it is not the daily round; letters, digits and dashes */
  occasion?: string;
}

/**
 * Writes a backup, replacing an earlier one of the same day and occasion, and removes those that are too old. The
 * engine may go on writing, but must not rewrite its files meanwhile.
 * @throws KithError 'failure' when the data is not whole; no backup is changed then
 */
export async function writeBackup({ data, backups, now, occasion }: BackupOptions): Promise<WrittenBackup> {
  const files = await readManifest(data);
  if (files === null || files === 'damaged') throw failed('there is no data that could be copied');
  await mkdir(backups, { recursive: true, mode: 0o700 });
  await removeUnfinished(backups);
  const name = backupName(now, occasion ?? null);
  const unfinished = join(backups, UNFINISHED + randomBytes(4).toString('hex'));
  try {
    const earlier = (await listBackups(backups)).map(({ path }) => path);
    await fill(unfinished, data, files, earlier);
    await publish(unfinished, join(backups, name), backups);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw cause instanceof KithError ? cause : failed(describeError(cause), cause);
  }
  const removed = backupsToRemove(await readdir(backups), name);
  for (const old of removed) await rm(join(backups, old), { recursive: true, force: true });
  return { name, path: join(backups, name), removed };
}

async function fill(folder: string, data: string, files: DataFile[], earlier: string[]): Promise<void> {
  const [from, to] = [appendOnlyFolder(data), appendOnlyFolder(folder)];
  await mkdir(to, { recursive: true, mode: 0o700 });
  const named = files.filter(({ kind }) => kind !== 'history');
  for (const { name, kind } of named) {
    if (kind === 'base') await copyBase(join(from, name), name, join(to, name), earlier);
    else await copyIncrement(join(from, name), join(to, name));
  }
  const manifest = await open(join(to, MANIFEST), 'wx', 0o600);
  try {
    await manifest.writeFile(manifestText(named));
  } finally {
    await manifest.close();
  }
  for (const name of await readdir(to)) await syncToDisk(join(to, name));
  for (const path of [to, folder]) await syncToDisk(path);
  const { state, problem } = await examineData(folder);
  if (state !== 'sound') throw failed(problem ?? 'it is not whole');
}

async function publish(from: string, to: string, backups: string): Promise<void> {
  const replaced = join(backups, `${UNFINISHED}replaced-${randomBytes(4).toString('hex')}`);
  const hadOne = await rename(to, replaced).then(
    () => true,
    () => false,
  );
  await rename(from, to);
  await syncToDisk(backups);
  if (hadOne) await rm(replaced, { recursive: true, force: true });
}

async function removeUnfinished(backups: string): Promise<void> {
  for (const name of await readdir(backups)) {
    if (name.startsWith(UNFINISHED)) await rm(join(backups, name), { recursive: true, force: true });
  }
}

function failed(why: string, cause?: unknown): KithError {
  return new KithError('failure', `No backup could be made: ${why}.`, 'Run `kith doctor`.', { cause });
}
