import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { diskLimits, diskState, readDiskState, requireRoom } from '../../../../backend/journal/diskGuard.ts';

const MEGABYTE = 1024 * 1024;

describe('the disk of a journal', () => {
  it('is low below 200 MB and full below 50 MB', () => {
    const states = [0, 49.9, 50, 199.9, 200, 1e6].map((megabytes) => diskState(megabytes * MEGABYTE));
    expect(states).toEqual(['full', 'full', 'low', 'low', 'roomy', 'roomy']);
  });

  it('keeps the limits in proportion when another reserve is asked for, and ignores nonsense', () => {
    expect(diskLimits({ KITH_DISK_RESERVE_MB: '5' })).toEqual({ full: 5 * MEGABYTE, low: 20 * MEGABYTE });
    for (const nonsense of ['', '-3', 'much', '0']) {
      expect(diskLimits({ KITH_DISK_RESERVE_MB: nonsense })).toEqual(diskLimits({}));
    }
  });

  it('refuses to write with the figures, and says where to make room', async () => {
    const { freeBytes } = await readDiskState(tmpdir());
    const beyond = { low: freeBytes * 4, full: freeBytes * 2 };
    expect((await readDiskState(tmpdir(), beyond)).state).toBe('full');
    await expect(requireRoom(tmpdir(), beyond)).rejects.toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('MB needed') as string,
      nextStep: expect.stringContaining(tmpdir()) as string,
    });
    await expect(requireRoom(tmpdir(), { low: 2, full: 1 })).resolves.toBeUndefined();
  });
});
