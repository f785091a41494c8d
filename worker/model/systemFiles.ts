/** What the Linux kernel tells of this process in files, and the control groups it belongs to. */
import { readFileSync } from 'node:fs';

/** Reads a system file; null when it does not exist. */
export type ReadSystemFile = (path: string) => string | null;

export const readSystemFile: ReadSystemFile = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** `/a/b` → `/a/b`, `/a` and the root, which is empty: each group may carry a limit. */
export function groupAndAbove(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), ''];
}

/** The control group of this process, version 2. */
export function unifiedGroup(read: ReadSystemFile): string {
  return /^0::(.*)$/m.exec(read('/proc/self/cgroup') ?? '')?.[1] ?? '/';
}

/** The control group of version 1 that limits this resource; null where there is none. */
export function groupOf(resource: string, read: ReadSystemFile): string | null {
  const pattern = new RegExp(`^\\d+:(?:[^:]*,)?${resource}(?:,[^:]*)?:(.*)$`, 'm');
  return pattern.exec(read('/proc/self/cgroup') ?? '')?.[1] ?? null;
}
