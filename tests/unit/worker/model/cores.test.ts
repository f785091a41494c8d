/** Counting cores from what Linux tells: affinity, sibling threads, control group quotas. */
import { describe, expect, it } from 'vitest';
import { linuxCores, physicalCores } from '../../../../worker/model/cores.ts';

const machine = (files: Record<string, string>) => (path: string) => files[path] ?? null;
const status = (list: string) => ({ '/proc/self/status': `Name:\tnode\nCpus_allowed_list:\t${list}\n` });
const siblings = (cpu: number, list: string) => ({
  [`/sys/devices/system/cpu/cpu${cpu}/topology/thread_siblings_list`]: `${list}\n`,
});

describe('physical cores', () => {
  it('counts sibling threads of one core once', () => {
    const files = {
      ...status('0-3'),
      ...siblings(0, '0,2'),
      ...siblings(1, '1,3'),
      ...siblings(2, '0,2'),
      ...siblings(3, '1,3'),
    };
    expect(linuxCores(machine(files))).toBe(2);
  });

  it('counts only cores this process may use', () => {
    const each = Object.assign({}, ...[0, 1, 2, 3, 8].map((cpu) => siblings(cpu, String(cpu)))) as Record<
      string,
      string
    >;
    expect(linuxCores(machine({ ...status('1-2,8'), ...each }))).toBe(3);
  });

  it('is not fooled by a machine that tells nothing of siblings', () => {
    expect(linuxCores(machine(status('0-1')))).toBe(2);
  });

  it('keeps to the quota of its control group or of one above', () => {
    const files = { ...status('0-7'), '/proc/self/cgroup': '0::/user/kith\n' };
    expect(linuxCores(machine({ ...files, '/sys/fs/cgroup/user/kith/cpu.max': 'max 100000\n' }))).toBe(8);
    expect(linuxCores(machine({ ...files, '/sys/fs/cgroup/user/cpu.max': '250000 100000\n' }))).toBe(3);
    expect(linuxCores(machine({ ...files, '/sys/fs/cgroup/cpu.max': '50000 100000\n' }))).toBe(1);
  });

  it('understands the older control groups', () => {
    const files = {
      ...status('0-7'),
      '/proc/self/cgroup': '4:cpu,cpuacct:/box\n',
      '/sys/fs/cgroup/cpu/box/cpu.cfs_quota_us': '200000\n',
      '/sys/fs/cgroup/cpu/box/cpu.cfs_period_us': '100000\n',
    };
    expect(linuxCores(machine(files))).toBe(2);
    expect(linuxCores(machine({ ...files, '/sys/fs/cgroup/cpu/box/cpu.cfs_quota_us': '-1\n' }))).toBe(8);
  });

  it('says that it does not know where the kernel does not tell', () => {
    expect(linuxCores(machine({}))).toBe(null);
  });

  it('finds at least one on this machine', () => {
    expect(physicalCores()).toBeGreaterThanOrEqual(1);
  });
});
