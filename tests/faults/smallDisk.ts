/** A small disk of its own in memory, and a file that fills it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const MEGABYTE = 1024 * 1024;

export interface SmallDisk {
  folder: string;
  /** fills it up to so many free bytes */
  leave: (bytes: number) => Promise<void>;
  /** takes away what fills it */
  clear: () => Promise<void>;
  remove: () => Promise<void>;
}

/** Mounts one, or returns null where this user may not. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  const free = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  };
  return {
    folder,
    leave: async (bytes) => writeFile(filler, Buffer.alloc(Math.max(0, (await free()) - bytes))).catch(() => undefined),
    clear: () => rm(filler, { force: true }),
    async remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
