/** Putting finished files in their place so that a power cut leaves either all of one or nothing. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Flushes a file, or the entries of a folder, to the disk. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a flushed file its final name, replacing what was there. Both must lie on one file system. */
export async function publishFile(from: string, to: string): Promise<void> {
  await syncToDisk(from);
  await rename(from, to);
  await syncToDisk(dirname(to));
}

/** Gives a folder, whose files are flushed, its final name. A damaged one of that name is removed first. */
export async function publishFolder(from: string, to: string): Promise<void> {
  await syncToDisk(from);
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
  await syncToDisk(dirname(to));
}
