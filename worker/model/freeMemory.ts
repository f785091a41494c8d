/** How much memory this process may still take: what the machine has, and what its control groups allow. */
import { groupAndAbove, groupOf, readSystemFile, unifiedGroup, type ReadSystemFile } from './systemFiles.ts';

/**
 * Bytes, or null where the system does not tell (macOS counts memory it would give back at once as used). Memory that
 * only holds copies of files counts as free, since the kernel takes it back.
 */
export function freeMemory(read: ReadSystemFile = readSystemFile): number | null {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(read('/proc/meminfo') ?? '')?.[1];
  if (kilobytes === undefined) return null;
  const unified = groupAndAbove(unifiedGroup(read)).map((group) => {
    const folder = `/sys/fs/cgroup${group}`;
    return room(read, `${folder}/memory.max`, `${folder}/memory.current`, `${folder}/memory.stat`);
  });
  const first = groupOf('memory', read);
  const former = (first === null ? [] : groupAndAbove(first)).map((group) => {
    const folder = `/sys/fs/cgroup/memory${group}`;
    return room(
      read,
      `${folder}/memory.limit_in_bytes`,
      `${folder}/memory.usage_in_bytes`,
      `${folder}/memory.stat`,
      'total_',
    );
  });
  return Math.min(Number(kilobytes) * 1024, ...unified, ...former);
}

/** What a group leaves; Infinity where it has no limit. */
function room(read: ReadSystemFile, limitFile: string, usedFile: string, statFile: string, prefix = ''): number {
  const limit = numberIn(read(limitFile));
  const used = numberIn(read(usedFile));
  if (limit === null || used === null) return Infinity;
  const stat = read(statFile) ?? '';
  const copies = ['active_file', 'inactive_file']
    .map((name) => Number(new RegExp(`^${prefix}${name} (\\d+)$`, 'm').exec(stat)?.[1] ?? 0))
    .reduce((sum, bytes) => sum + bytes, 0);
  return Math.max(0, limit - Math.max(0, used - copies));
}

/** `max` is no number and no limit. */
function numberIn(text: string | null): number | null {
  const trimmed = text?.trim() ?? '';
  return /^\d+$/.test(trimmed) ? Number(trimmed) : null;
}
