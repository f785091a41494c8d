/** How many physical cores this process may use: one thread for each is what matrix work gains from. */
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { groupAndAbove, groupOf, readSystemFile, unifiedGroup, type ReadSystemFile } from './systemFiles.ts';

/**
 * Physical cores this process may run on, at least 1: those of its CPU affinity, siblings of one core counted once, and
 * no more than its control group's quota. On macOS the performance cores.
 */
export function physicalCores(): number {
  if (process.platform === 'darwin') return macCores() ?? availableParallelism();
  return linuxCores(readSystemFile) ?? availableParallelism();
}

/** The Linux count from /proc and /sys; null when the kernel does not tell. Exported for tests. */
export function linuxCores(read: ReadSystemFile): number | null {
  const allowed = /^Cpus_allowed_list:\s*(.+)$/m.exec(read('/proc/self/status') ?? '')?.[1];
  if (allowed === undefined) return null;
  const cores = new Set(
    parseCpuList(allowed).map((cpu) => {
      const topology = `/sys/devices/system/cpu/cpu${cpu}/topology`;
      const siblings = read(`${topology}/core_cpus_list`) ?? read(`${topology}/thread_siblings_list`);
      return siblings?.trim() ?? `cpu ${cpu}`;
    }),
  );
  return Math.max(1, Math.min(cores.size, Math.ceil(cpuQuota(read))));
}

/** CPUs of a kernel list such as `0-3,8`. */
function parseCpuList(list: string): number[] {
  return list.split(',').flatMap((range) => {
    const [first, last] = range.split('-').map(Number);
    if (first === undefined || !Number.isInteger(first)) return [];
    const end = last !== undefined && Number.isInteger(last) ? last : first;
    return Array.from({ length: end - first + 1 }, (_, index) => first + index);
  });
}

/** CPUs' worth of time the control group grants (version 2, then 1); Infinity when there is no limit. */
function cpuQuota(read: ReadSystemFile): number {
  const quotas = groupAndAbove(unifiedGroup(read)).map((path) => {
    const [quota, period] = (read(`/sys/fs/cgroup${path}/cpu.max`) ?? '').trim().split(' ').map(Number);
    return ratio(quota, period);
  });
  const versionOne = groupOf('cpu', read);
  for (const path of versionOne === null ? [] : groupAndAbove(versionOne)) {
    const folder = `/sys/fs/cgroup/cpu${path}`;
    quotas.push(
      ratio(Number(read(`${folder}/cpu.cfs_quota_us`) ?? -1), Number(read(`${folder}/cpu.cfs_period_us`) ?? 0)),
    );
  }
  return Math.min(...quotas);
}

function ratio(quota: number | undefined, period: number | undefined): number {
  return quota !== undefined && period !== undefined && quota > 0 && period > 0 ? quota / period : Infinity;
}

function macCores(): number | null {
  for (const key of ['hw.perflevel0.physicalcpu', 'hw.physicalcpu']) {
    try {
      const count = Number(
        execFileSync('/usr/sbin/sysctl', ['-n', key], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
      if (Number.isInteger(count) && count > 0) return count;
    } catch {
      // An older system does not know the key.
    }
  }
  return null;
}
