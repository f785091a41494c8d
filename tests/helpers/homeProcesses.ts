/** Every living process that carries a journal's folder in its environment or command line, and what it is. Linux only. */
import { readFile, readdir } from 'node:fs/promises';

export type ProcessRole = 'engine' | 'worker' | 'host' | 'watcher' | 'other';

export interface HomeProcess {
  pid: number;
  role: ProcessRole;
  /** its command line, for a message */
  command: string;
}

const ROLES: readonly (readonly [RegExp, ProcessRole])[] = [
  [/redis-server/, 'engine'],
  [/kith-worker|worker(?:Entry)?\.js/, 'worker'],
  [/kith-model|host(?:Entry)?\.js/, 'host'],
  [/^\/bin\/sh -c read pid /, 'watcher'],
];

async function look(pid: number, home: string): Promise<HomeProcess | null> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
  const [environment, raw, stat] = await Promise.all([read('environ'), read('cmdline'), read('stat')]);
  const isZombie = /\) [ZX] /.test(stat);
  if (isZombie || stat === '' || !(environment.includes(home) || raw.includes(home))) return null;
  const command = raw.replaceAll('\0', ' ').trim();
  return { pid, role: ROLES.find(([pattern]) => pattern.test(command))?.[1] ?? 'other', command };
}

/** @param home absolute path of the journal's folder */
export async function homeProcesses(home: string): Promise<HomeProcess[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  const found = await Promise.all(pids.map((pid) => look(pid, home)));
  return found.filter((each) => each !== null);
}

/** Sends a signal; false when the process has gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
