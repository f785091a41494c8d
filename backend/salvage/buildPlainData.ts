/** Writes a data folder that holds only plain keys, from a source that may be damaged. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendOnlyFolder, MANIFEST, manifestText, type DataFile } from '../engine/aof/manifest.ts';
import { plainCommands } from './plainCommands.ts';
import { plainImage } from './plainImage.ts';
import type { Source } from './sources.ts';

export interface BuiltData {
  /** commands put together again from damaged bytes */
  mended: number;
  /** bytes that could not be read as anything */
  lostBytes: number;
}

const BASE: DataFile = { name: 'appendonly.aof.1.base.rdb', sequence: 1, kind: 'base' };
const INCREMENT: DataFile = { name: 'appendonly.aof.1.incr.aof', sequence: 1, kind: 'increment' };
const PRIVATE = { flag: 'wx', mode: 0o600 } as const;

/**
 * Builds the folder.
 * @param folder made here; must not exist
 * @returns null when the source cannot be used; what was written then is of no use
 */
export async function buildPlainData(source: Source, folder: string): Promise<BuiltData | null> {
  const to = appendOnlyFolder(folder);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const files: DataFile[] = [];
  if (source.base !== null) {
    const image = await readFile(source.base).then(plainImage, () => null);
    if (image === null || (source.wholeBaseOnly && !image.complete)) return null;
    await writeFile(join(to, BASE.name), image.bytes, PRIVATE);
    files.push(BASE);
  }
  const built: BuiltData = { mended: 0, lostBytes: 0 };
  for (const path of source.increments) {
    const file = await readFile(path).catch(() => null);
    if (file === null) continue;
    const plain = plainCommands(file);
    built.mended += plain.mended;
    built.lostBytes += plain.lostBytes;
    await writeFile(join(to, INCREMENT.name), plain.bytes, { flag: 'a', mode: 0o600 });
  }
  if (source.increments.length > 0) files.push(INCREMENT);
  if (files.length === 0) return null;
  await writeFile(join(to, MANIFEST), manifestText(files), PRIVATE);
  return built;
}
