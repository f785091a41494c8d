/** Finds files and folders of a journal that other users may read, and closes them. */
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from './Check.ts';

const OTHERS = 0o077;

export const openModes: Check = {
  id: 'open_modes',
  async find({ paths }) {
    const open = await openTo(paths.home);
    if (open.length === 0) return null;
    const first = open[0]?.path ?? '';
    return open.length === 1
      ? `Other users may use ${first}.`
      : `Other users may use ${open.length} files and folders of the journal, such as ${first}.`;
  },
  async mend({ paths }) {
    const open = await openTo(paths.home);
    for (const { path, mode } of open) await chmod(path, mode & ~OTHERS);
    return `Closed ${open.length} of them to others.`;
  },
};

/** Everything at and below a folder that others may read, write or enter; links are not followed. */
async function openTo(folder: string): Promise<{ path: string; mode: number }[]> {
  const below = await readdir(folder, { recursive: true }).catch(() => []);
  const found: { path: string; mode: number }[] = [];
  for (const path of [folder, ...below.map((name) => join(folder, name))]) {
    const status = await lstat(path).catch(() => null);
    if (status === null || status.isSymbolicLink()) continue;
    const mode = status.mode & 0o777;
    if ((mode & OTHERS) !== 0) found.push({ path, mode });
  }
  return found;
}
