/** Small tools of the benchmark: repeated timings, percentiles, processor time, a program in a pseudo-terminal. */
import { spawn as spawnChild } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { spawn as spawnTerminal, type IPty } from '@lydell/node-pty';

/** Jiffies a second; fixed at 100 on Linux whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Milliseconds that Node takes for these arguments, from start to exit. */
export async function nodeMilliseconds(argv: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawnChild(process.execPath, argv, { env: environment, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`node ${argv.join(' ')} ended with ${code}`);
  return performance.now() - started;
}

/** The same measurement again and again, in turns, so that noise of the machine meets all alike. */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await measures[name]());
  }
  return results;
}

/** Processor seconds that a process has used so far; Linux only. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** The most memory that a process ever held, in megabytes; Linux only. */
export async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Starts the window in a terminal of 120×40; resolves when something readable is drawn. */
export async function openTerminal(
  program: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ terminal: IPty; milliseconds: number }> {
  const started = performance.now();
  const terminal = spawnTerminal(process.execPath, [program], {
    cols: 120,
    rows: 40,
    name: 'xterm-256color',
    env: Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  await new Promise<void>((resolve) => {
    let seen = '';
    const listening = terminal.onData((data) => {
      seen += data;
      if (!/kith/i.test(seen)) return;
      listening.dispose();
      resolve();
    });
  });
  return { terminal, milliseconds: performance.now() - started };
}

export async function closeTerminal(terminal: IPty): Promise<void> {
  const gone = new Promise<void>((resolve) => terminal.onExit(() => resolve()));
  terminal.kill('SIGTERM');
  await gone;
}
