/** How a window names its connections, so that a worker can tell whether anybody is still there. */
import { hostname } from 'node:os';

const PREFIX = 'kith-app:';

/** A connection's name may hold no blanks. */
const machine = (): string => hostname().replace(/[^\w.-]/g, '_');

/** `kith-app:PID@MACHINE` of this process. */
export function windowName(): string {
  return `${PREFIX}${process.pid}@${machine()}`;
}

/**
 * Whether a list of connections, as CLIENT LIST gives it, shows a window.
 * @param isShared counts the windows of this machine only: other machines have workers of their own
 */
export function showsWindow(connections: string, isShared: boolean): boolean {
  const names = [...connections.matchAll(/\bname=(\S+)/g)].map(([, name]) => name ?? '');
  return names.some((name) => name.startsWith(PREFIX) && (!isShared || name.endsWith(`@${machine()}`)));
}
