/** Runs a program that ends when it is told to, and also when this process dies, however it dies. */
import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import type { Environment } from '../paths.ts';

/**
 * The program runs beside a reader of a pipe from us. The pipe ends when we close it or are gone, even by SIGKILL, and
 * then the whole process group is ended.
 */
const SCRIPT = `
"$@" 3<&- &
program=$!
{ read _ <&3; kill -TERM 0; } >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$program"
code=$?
kill -KILL "$watcher"
exit "$code"
`;

const KILL_MILLISECONDS = 2_000;
const KEPT_CHARACTERS = 8_000;

export interface SupervisedResult {
  /** exit code, or null when it was ended by a signal */
  code: number | null;
  /** the end of what it wrote to its error output */
  errors: string;
}

/**
 * Runs a program to its end.
 * @param onOutput called with each piece of its standard output
 * @param signal ends it; the promise then still resolves, when it is gone
 */
export async function runSupervised(
  program: string,
  parameters: readonly string[],
  environment: Environment,
  onOutput: (text: string) => void,
  signal?: AbortSignal,
): Promise<SupervisedResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', program, ...parameters], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-KEPT_CHARACTERS);
    });
    const leash = child.stdio[3];
    if (leash instanceof Writable) leash.on('error', () => undefined);
    let killTimer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      if (leash instanceof Writable) leash.destroy();
      killTimer = setTimeout(() => endGroup(child.pid), KILL_MILLISECONDS);
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    const forget = (): void => {
      clearTimeout(killTimer);
      signal?.removeEventListener('abort', stop);
    };
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('close', (code) => {
      forget();
      resolve({ code, errors });
    });
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
