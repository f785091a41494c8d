/** Who a process is, beyond a number that the system uses again: pid, start time and boot. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

export const processIdentity = z.object({
  pid: z.number().int().positive(),
  /** opaque: equal for the same process, different for a later one with the same pid */
  started: z.string(),
  /** opaque: changes with every boot */
  boot: z.string(),
});
export type ProcessIdentity = z.infer<typeof processIdentity>;

async function command(file: string, ...argv: string[]): Promise<string | null> {
  try {
    const { stdout } = await run(file, argv, { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

async function text(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

/** Start time of a process as an opaque word, or null when there is none with this pid (a zombie counts as none). */
export async function startTime(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return command('ps', '-o', 'lstart=', '-p', String(pid));
  const stat = await text(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command name may hold spaces and brackets, so fields are counted after its closing bracket (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

let boot: Promise<string> | undefined;

/** An opaque word for this boot of the machine. */
export function bootId(): Promise<string> {
  boot ??= (async () => {
    const id =
      process.platform === 'linux'
        ? await text('/proc/sys/kernel/random/boot_id')
        : await command('sysctl', '-n', 'kern.bootsessionuuid');
    return id?.trim() ?? 'unknown';
  })();
  return boot;
}

/** Identity of the running process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, started: (await startTime(process.pid)) ?? 'unknown', boot: await bootId() };
}

/** Whether exactly this process still runs. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  if (identity.boot !== (await bootId())) return false;
  return (await startTime(identity.pid)) === identity.started;
}
