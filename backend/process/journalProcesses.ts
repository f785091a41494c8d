/** Finds the processes of ours that work in a folder: what nobody waits for any more is found by where it runs. */
import { execFile } from 'node:child_process';
import { readFile, readdir, readlink, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { promisify } from 'node:util';
import { startTime } from './identity.ts';

export type ProcessRole = 'engine' | 'worker' | 'model host' | 'watcher';

export interface JournalProcess {
  pid: number;
  parent: number;
  role: ProcessRole;
  /** as `startTime` tells it, to know the process again */
  started: string;
}

/** What a process must be called to count as ours; a shell that somebody left in the folder does not. */
const ROLES: readonly [RegExp, ProcessRole][] = [
  [/^(?:\S*\/)?(?:redis|valkey)-(?:server|aof-rewrite|rdb-bgsave)\b/, 'engine'],
  [/^kith-worker\b|^\S*node\S* .*\bworker\.js\b/, 'worker'],
  [/^kith-model\b|^\S*node\S* .*\bhost\.js\b/, 'model host'],
  [/^(?:\/bin\/)?sh -c read pid /, 'watcher'],
];

function roleOf(command: string): ProcessRole | null {
  return ROLES.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}

interface Seen {
  pid: number;
  parent: number;
  command: string;
}

/**
 * The processes of the engine, the worker and the model host whose working folder is this one or lies in it. Those of
 * other users are not seen.
 * @param folder absolute path, such as a journal's home
 */
export async function journalProcesses(folder: string): Promise<JournalProcess[]> {
  const real = await realpath(folder).catch(() => folder);
  const seen = process.platform === 'linux' ? await seenInProc(real) : await seenByCommands(real);
  const found: JournalProcess[] = [];
  for (const { pid, parent, command } of seen) {
    const role = roleOf(command);
    const started = role === null || pid === process.pid ? null : await startTime(pid);
    if (role !== null && started !== null) found.push({ pid, parent, role, started });
  }
  return found;
}

/** Sends a signal unless the process has gone, even if another has its number by now. Returns whether it was sent. */
export async function signalProcess(
  target: Pick<JournalProcess, 'pid' | 'started'>,
  signal: NodeJS.Signals,
): Promise<boolean> {
  if ((await startTime(target.pid)) !== target.started) return false;
  try {
    return process.kill(target.pid, signal);
  } catch {
    return false;
  }
}

function isWithin(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder + sep);
}

async function seenInProc(folder: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (!isWithin(await readlink(`/proc/${entry}/cwd`), folder)) continue;
      const [command, stat] = await Promise.all([
        readFile(`/proc/${entry}/cmdline`, 'utf8'),
        readFile(`/proc/${entry}/stat`, 'utf8'),
      ]);
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      seen.push({ pid: Number(entry), parent: Number(parent), command: command.replaceAll('\0', ' ').trim() });
    } catch {
      // It ended meanwhile, or belongs to somebody else.
    }
  }
  return seen;
}

/** Where there is no /proc: `ps` for what runs, `lsof` for where. */
async function seenByCommands(folder: string): Promise<Seen[]> {
  const run = promisify(execFile);
  const user = String(process.getuid?.() ?? 0);
  const { stdout: list } = await run('ps', ['-U', user, '-o', 'pid=,ppid=,command=']).catch(() => ({ stdout: '' }));
  const candidates = list.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return roleOf(command) === null ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  if (candidates.length === 0) return [];
  const pids = candidates.map(({ pid }) => pid).join(',');
  const { stdout: places } = await run('lsof', ['-a', '-d', 'cwd', '-Fn', '-p', pids]).catch(() => ({ stdout: '' }));
  const placeOf = new Map(
    [...places.matchAll(/^p(\d+)\n(?:f.*\n)?n(.*)$/gm)].map(([, pid, place]) => [Number(pid), place ?? '']),
  );
  return candidates.filter(({ pid }) => isWithin(placeOf.get(pid) ?? '', folder));
}
