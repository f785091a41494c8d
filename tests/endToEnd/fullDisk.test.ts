import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testJournal } from '../helpers/kith.ts';
import { episodeShape } from '../helpers/shapes.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';

const MEGABYTE = 1024 * 1024;

/** A small disk of its own, or null where this user may not mount one. */
async function smallDisk(megabytes: number): Promise<string | null> {
  const folder = await temporaryHome();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }));
  return folder;
}

describe('a full disk', () => {
  it('refuses to save with the reason, loses nothing, and goes on when there is room', async ({ skip }) => {
    const home = await smallDisk(64);
    if (home === null) return skip('only root may mount a small disk');
    const { kith } = await testJournal({ KITH_HOME: home, KITH_DISK_RESERVE_MB: '20' });
    expect((await kith('add', 'before')).code).toBe(0);
    const filler = join(home, 'filler');
    await writeFile(filler, Buffer.alloc(50 * MEGABYTE));
    const refused = await kith('add', 'too much');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/disk of the journal is full/);
    const texts = async () =>
      (JSON.parse((await kith('list', '--json')).stdout) as unknown[]).map(
        (episode) => episodeShape.parse(episode).text,
      );
    expect(await texts()).toEqual(['before']);
    await rm(filler);
    expect((await kith('add', 'after')).code).toBe(0);
    expect(await texts()).toEqual(['after', 'before']);
    await kith('stop');
  });
});
