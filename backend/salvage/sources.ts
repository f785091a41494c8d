/** What a journal that cannot be loaded may be brought back from, the best first. */
import { join } from 'node:path';
import { listBackups } from '../backup/listBackups.ts';
import { isWholeImage } from '../engine/aof/checksum.ts';
import { appendOnlyFolder, guessManifest, readManifest, type DataFile } from '../engine/aof/manifest.ts';

export interface Source {
  /** as a person would say it */
  from: string;
  /** path of the image to begin with, or null to begin with nothing */
  base: string | null;
  /** paths of what was written after it, oldest first */
  increments: string[];
  /** whether nothing that was acknowledged is missing in it */
  complete: boolean;
  /** use it only if the image can be read to its end */
  wholeBaseOnly: boolean;
}

/** The engine begins every journal with an empty image of this number. */
const FIRST_SEQUENCE = 1;

/**
 * Every way there is, the most complete first.
 * @param data the engine's data folder
 * @param backups folder of all backups
 */
export async function recoverySources(data: string, backups: string): Promise<Source[]> {
  const folder = appendOnlyFolder(data);
  const files = await filesOf(data);
  const base = files.find(({ kind }) => kind === 'base');
  const increments = files.filter(({ kind }) => kind === 'increment');
  const own = increments.map(({ name }) => join(folder, name));
  const sources: Source[] = [];
  const ownBase = base ? join(folder, base.name) : null;
  const use = (from: string, path: string | null, more: Partial<Source> = {}): void =>
    void sources.push({ from, base: path, increments: own, complete: true, wholeBaseOnly: true, ...more });

  if (ownBase && (await isWhole(ownBase))) use('the journal’s own files', ownBase);
  const older: Source[] = [];
  for (const backup of await listBackups(backups)) {
    const theirs = await filesOf(backup.path);
    const theirBase = theirs.find(({ kind }) => kind === 'base');
    if (!theirBase) continue;
    const path = join(appendOnlyFolder(backup.path), theirBase.name);
    if (!(await isWhole(path))) continue;
    const from = `the backup ${backup.name} and what was written since`;
    if (theirBase.name === base?.name) use(from, path);
    else older.push(olderSource(from, path, backup.path, theirs, folder, increments));
  }
  if (ownBase) use('what can be read of the journal’s own files', ownBase);
  if (!base || base.sequence === FIRST_SEQUENCE) use('everything that was ever written', null);
  sources.push(...older);
  if (ownBase) use('a part of the journal’s own files', ownBase, { complete: false, wholeBaseOnly: false });
  use('what was written last', null, { complete: false });
  return sources;
}

/** A backup of an earlier base: what was written between it and the damaged base is in neither. */
function olderSource(
  from: string,
  base: string,
  backup: string,
  theirs: readonly DataFile[],
  folder: string,
  increments: readonly DataFile[],
): Source {
  const later = new Set(increments.map(({ name }) => name));
  const before = theirs.filter(({ kind, name }) => kind === 'increment' && !later.has(name));
  return {
    from,
    base,
    increments: [
      ...before.map(({ name }) => join(appendOnlyFolder(backup), name)),
      ...increments.map(({ name }) => join(folder, name)),
    ],
    complete: false,
    wholeBaseOnly: true,
  };
}

async function filesOf(data: string): Promise<DataFile[]> {
  const files = await readManifest(data);
  const named = files === null || files === 'damaged' ? await guessManifest(data) : files;
  return named.filter(({ kind }) => kind !== 'history');
}

async function isWhole(image: string): Promise<boolean> {
  return isWholeImage(image).catch(() => false);
}
