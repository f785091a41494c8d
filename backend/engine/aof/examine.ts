/** Looks at a data folder without an engine: is every file there, is the base as it was written, are the increments whole? */
import { join } from 'node:path';
import { isWholeImage } from './checksum.ts';
import { appendOnlyFolder, readManifest, type DataFile } from './manifest.ts';
import { scanFile } from './scanFile.ts';

export interface ExaminedFile extends DataFile {
  /** what is wrong with it, in a few words, or null */
  problem: string | null;
}

export interface ExaminedData {
  /**
   * `empty`: no journal yet; `torn`: only the end of the newest file is unfinished, which the next start cuts;
   * `damaged`: the engine would refuse it, or lose something
   */
  state: 'empty' | 'sound' | 'torn' | 'damaged';
  files: ExaminedFile[];
  /** the first thing that is wrong, as a person would say it, or null */
  problem: string | null;
}

/**
 * Examines a data folder. Reads every byte of it and changes nothing; no engine may be writing there.
 * @param data the engine's data folder, or a backup of one
 */
export async function examineData(data: string): Promise<ExaminedData> {
  const manifest = await readManifest(data);
  if (manifest === null) return { state: 'empty', files: [], problem: null };
  if (manifest === 'damaged') return { state: 'damaged', files: [], problem: 'the list of its files cannot be read' };
  const named = manifest.filter(({ kind }) => kind !== 'history');
  const newest = named.findLast(({ kind }) => kind === 'increment')?.name;
  const files: ExaminedFile[] = [];
  let torn: string | null = null;
  for (const file of named) {
    const { problem, isTorn } = await examineFile(join(appendOnlyFolder(data), file.name), file);
    // Only the newest file was being written to when the power went.
    const mayBeTorn = isTorn && file.name === newest;
    if (mayBeTorn) torn = `the end of ${file.name} is unfinished`;
    files.push({ ...file, problem: mayBeTorn ? null : problem });
  }
  const broken = files.find(({ problem }) => problem !== null);
  if (broken) return { state: 'damaged', files, problem: `${broken.name} ${broken.problem ?? ''}` };
  return { state: torn === null ? 'sound' : 'torn', files, problem: torn };
}

async function examineFile(path: string, { kind }: DataFile): Promise<{ problem: string | null; isTorn: boolean }> {
  try {
    if (kind === 'base') {
      return { problem: (await isWholeImage(path)) ? null : 'is not as it was written', isTorn: false };
    }
    const { end, sound, total } = await scanFile(path);
    return { problem: end === 'whole' ? null : `is broken at byte ${sound} of ${total}`, isTorn: end === 'torn' };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: isMissing ? 'is missing' : 'cannot be read', isTorn: false };
  }
}
