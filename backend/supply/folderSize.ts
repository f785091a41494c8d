/** How many bytes lie in a folder: the progress of a download made by another program. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of all files below a folder; files that vanish meanwhile, and a missing folder, count as nothing. */
export async function sizeOfFolder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  let bytes = 0;
  for (const name of names) {
    const status = await lstat(join(folder, name)).catch(() => null);
    if (status?.isFile() === true) bytes += status.size;
  }
  return bytes;
}
