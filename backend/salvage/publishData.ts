/**
 * Puts rebuilt data in the place of the old, in one step: the new files come under new numbers beside the old ones, and
 * then the manifest is exchanged. Whatever happens, the engine finds the old data or the new.
 */
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appendOnlyFolder, guessManifest, MANIFEST, manifestText, readManifest } from '../engine/aof/manifest.ts';
import { syncToDisk } from '../supply/durable.ts';

/** Keeps every data file in another folder too; the folder is made. Links cost nothing, and nobody changes old files. */
export async function keepAside(data: string, aside: string): Promise<void> {
  const [from, to] = [appendOnlyFolder(data), appendOnlyFolder(aside)];
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of await readdir(from).catch(() => [])) {
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)));
  }
  for (const folder of [to, aside]) await syncToDisk(folder);
}

/**
 * Exchanges the data.
 * @param rebuilt a data folder that an engine left in order; its files are moved away
 * @param data the journal's data folder; what it held must be kept aside before
 */
export async function publishData(rebuilt: string, data: string): Promise<void> {
  const [from, to] = [appendOnlyFolder(rebuilt), appendOnlyFolder(data)];
  await mkdir(to, { recursive: true, mode: 0o700 });
  const files = await readManifest(rebuilt);
  if (files === null || files === 'damaged') throw new Error('the rebuilt data has no files');
  const highest = Math.max(1, ...(await guessManifest(data)).map(({ sequence }) => sequence));
  const old = await readdir(to);
  const moved = files
    .filter(({ kind }) => kind !== 'history')
    .map((file, index) => {
      const sequence = highest + 1 + index;
      const ending = file.kind === 'base' ? 'base.rdb' : 'incr.aof';
      return { earlier: file.name, name: `appendonly.aof.${sequence}.${ending}`, sequence, kind: file.kind };
    });
  for (const { earlier, name } of moved) {
    await syncToDisk(join(from, earlier));
    await rename(join(from, earlier), join(to, name));
  }
  const temporary = join(to, `temp-${MANIFEST}`);
  const manifest = await open(temporary, 'w', 0o600);
  try {
    await manifest.writeFile(manifestText(moved));
    await manifest.sync();
  } finally {
    await manifest.close();
  }
  await rename(temporary, join(to, MANIFEST));
  await syncToDisk(to);
  for (const name of old) if (name !== MANIFEST) await rm(join(to, name), { force: true });
}
