/** Free memory is what the machine has, or less where a control group says so. */
import { expect, it } from 'vitest';
import { freeMemory } from '../../../../worker/model/freeMemory.ts';

const MACHINE = { '/proc/meminfo': 'MemTotal: 16000000 kB\nMemFree: 1000 kB\nMemAvailable:    8000000 kB\n' };

const free = (files: Record<string, string>): number | null => freeMemory((path) => files[path] ?? null);

it('is what the machine can give', () => {
  expect(free(MACHINE)).toBe(8_000_000 * 1024);
  expect(free({ ...MACHINE, '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.max': 'max\n' })).toBe(8_192_000_000);
});

it('is unknown where the system does not tell', () => {
  expect(free({})).toBeNull();
});

it('is less where a group above allows less; copies of files count as free', () => {
  const files = {
    ...MACHINE,
    '/proc/self/cgroup': '0::/user/app\n',
    '/sys/fs/cgroup/user/app/memory.max': 'max\n',
    '/sys/fs/cgroup/user/memory.max': '2000000000\n',
    '/sys/fs/cgroup/user/memory.current': '1500000000\n',
    '/sys/fs/cgroup/user/memory.stat': 'anon 1\nactive_file 300000000\ninactive_file 200000000\n',
  };
  expect(free(files)).toBe(1_000_000_000);
});

it('knows the older form of groups', () => {
  const folder = '/sys/fs/cgroup/memory/box';
  const files = {
    ...MACHINE,
    '/proc/self/cgroup': '5:cpu,cpuacct:/box\n4:memory:/box\n',
    [`${folder}/memory.limit_in_bytes`]: '1000000000\n',
    [`${folder}/memory.usage_in_bytes`]: '900000000\n',
    [`${folder}/memory.stat`]: 'active_file 5\ntotal_active_file 100000000\ntotal_inactive_file 0\n',
  };
  expect(free(files)).toBe(200_000_000);
});

it('is never less than nothing', () => {
  const over = { '/sys/fs/cgroup/memory.max': '10', '/sys/fs/cgroup/memory.current': '20' };
  expect(free({ ...MACHINE, ...over })).toBe(0);
});

it('is asked of this machine, too', () => {
  if (process.platform === 'linux') expect(freeMemory()).toBeGreaterThan(1e8);
});
