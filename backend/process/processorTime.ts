/** How much processor time a process has used: what still computes is busy, not hung. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** proc(5) counts in ticks; the rate is 100 a second on every Linux that Node runs on. */
const TICK_MILLISECONDS = 10;

/** Milliseconds of processor time, user and system, or null when the process is gone. */
export async function processorTime(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'time=', '-p', String(pid)]);
    return clockMilliseconds(stdout.trim());
  } catch {
    return null;
  }
}

/** `[[D-]H:]M:S[.hundredths]`, as ps prints it. */
function clockMilliseconds(text: string): number | null {
  const match = /^(?:(?:(\d+)-)?(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text);
  if (!match) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
