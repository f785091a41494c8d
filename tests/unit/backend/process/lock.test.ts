import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAlive, ownIdentity, startTime } from '../../../../backend/process/identity.ts';
import { claimPath, lockHolder, readLock, tryLock, type HeldLock } from '../../../../backend/process/lock.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

async function taken(path: string): Promise<HeldLock> {
  const result = await tryLock(path);
  if ('holder' in result) throw new Error('the lock is held');
  return result.lock;
}

describe('a lock', () => {
  it('is held by one and names it to the others', async () => {
    const path = join(await temporaryHome(), 'lock');
    const lock = await taken(path);
    await lock.tell({ socket: '/somewhere' });
    expect(await tryLock(path)).toMatchObject({ holder: { pid: process.pid, note: { socket: '/somewhere' } } });
    await lock.release();
    expect(await readLock(path)).toBeNull();
    await (await taken(path)).release();
  });

  it('is taken over from a process that is gone, from another boot, from another process with its pid, and when damaged', async () => {
    const home = await temporaryHome();
    const path = join(home, 'lock');
    const child = spawn(process.execPath, ['-e', '']);
    const gone = { ...(await ownIdentity()), pid: child.pid ?? 0, nonce: 'x', note: {} };
    await once(child, 'exit');
    const stale = [
      JSON.stringify(gone),
      JSON.stringify({ ...gone, ...(await ownIdentity()), boot: 'another' }),
      JSON.stringify({ ...gone, ...(await ownIdentity()), started: '1' }),
      'not json',
      '{}',
      '',
    ];
    for (const content of stale) {
      await writeFile(path, content);
      const lock = await taken(path);
      expect((await lockHolder(path))?.nonce).toBe(lock.content.nonce);
      await lock.release();
    }
    expect(await readdir(home)).toEqual([]);
  });

  it('goes to exactly one of many that take over a stale one at the same moment', async () => {
    const home = await temporaryHome();
    for (let round = 0; round < 40; round++) {
      const path = join(home, `lock-${round}`);
      await writeFile(path, 'stale');
      // Up to three have also died while they took it over, one after the other.
      let last = path;
      for (let dead = round % 4; dead > 0; dead--) {
        last = (await claimPath(path, last)) ?? '';
        await writeFile(last, 'stale');
      }
      const results = await Promise.all(Array.from({ length: 20 }, () => tryLock(path)));
      const winners = results.flatMap((result) => ('lock' in result ? [result.lock] : []));
      expect(winners.length).toBe(1);
      expect(await winners[0]?.isHeld()).toBe(true);
      expect((await readdir(home)).filter((name) => name.startsWith(`lock-${round}.`))).toEqual([]);
    }
  });

  it('is not released by somebody who lost it', async () => {
    const path = join(await temporaryHome(), 'lock');
    const lock = await taken(path);
    await writeFile(path, JSON.stringify({ ...lock.content, nonce: 'another' }));
    await lock.release();
    expect(await readLock(path)).toMatchObject({ nonce: 'another' });
    await expect(lock.tell({})).rejects.toThrow('lost');
  });
});

describe('the identity of a process', () => {
  it('ends with the process', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    await once(child, 'spawn');
    const identity = {
      ...(await ownIdentity()),
      pid: child.pid ?? 0,
      started: (await startTime(child.pid ?? 0)) ?? '',
    };
    expect(await isAlive(identity)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isAlive(identity)).toBe(false);
  });
});
