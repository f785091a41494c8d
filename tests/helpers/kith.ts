/** Runs the built program as a person would: its own process, its own journal, the shared cache. */
import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { lockHolder } from '../../backend/process/lock.ts';
import { journalPaths } from '../../backend/paths.ts';
import { CACHE, temporaryHome } from './temporaryHome.ts';

export const PROGRAM = new URL('../../dist/kith.js', import.meta.url).pathname;
export const WORKER = new URL('../../dist/worker.js', import.meta.url).pathname;

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

export interface TestJournal {
  home: string;
  environment: NodeJS.ProcessEnv;
  /** runs a command to its end */
  kith: (...argv: string[]) => Promise<Outcome>;
  /** runs a command with text on its standard input */
  pipe: (input: string | Buffer, ...argv: string[]) => Promise<Outcome>;
  /** runs a command that has to succeed, and parses its JSON */
  json: (...argv: string[]) => Promise<unknown>;
  /** every living process that belongs to this journal */
  processes: () => Promise<JournalProcess[]>;
  /** the worker's pid, or null */
  worker: () => Promise<number | null>;
}

export interface JournalProcess {
  pid: number;
  name: string;
}

function run(environment: NodeJS.ProcessEnv, argv: string[], input?: string | Buffer): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [PROGRAM, ...argv], {
      env: environment,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr, milliseconds: performance.now() - started }));
    // A command that refuses its input early closes the pipe.
    child.stdin?.on('error', () => undefined);
    if (input !== undefined) child.stdin?.end(input);
  });
}

const NAMES: [RegExp, string][] = [
  [/redis-server/, 'engine'],
  [/kith-worker|worker\.js/, 'worker'],
  [/kith-model|host\.js/, 'host'],
  [/^\/bin\/sh -c read pid /, 'watcher'],
];

/** Living processes that carry the journal's folder in their environment or command line. Linux only. */
async function processesOf(home: string): Promise<JournalProcess[]> {
  const found: JournalProcess[] = [];
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
    const [environment, command, stat] = await Promise.all([read('environ'), read('cmdline'), read('stat')]);
    const isZombie = /\) [ZX] /.test(stat);
    if (isZombie || stat === '' || !(environment.includes(home) || command.includes(home))) continue;
    const words = command.replaceAll('\0', ' ');
    found.push({ pid, name: NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? words.trim() });
  }
  return found;
}

/** A new journal for one test; whatever still runs of it at the end is a fault of the product, and is killed. */
export async function testJournal(environment: Record<string, string> = {}): Promise<TestJournal> {
  const home = await temporaryHome();
  const whole = {
    ...process.env,
    KITH_HOME: home,
    KITH_CACHE: CACHE,
    KITH_LINGER_MS: '300',
    NO_COLOR: '1',
    CI: 'false',
    ...environment,
  };
  onTestFinished(async () => {
    for (let round = 0; round < 3; round++) {
      for (const { pid } of await processesOf(home)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It ended by itself meanwhile.
        }
      }
      await pause(20);
    }
  });
  const kith = (...argv: string[]) => run(whole, argv);
  return {
    home,
    environment: whole,
    kith,
    pipe: (input, ...argv) => run(whole, argv, input),
    async json(...argv) {
      const outcome = await kith(...argv, '--json');
      if (outcome.code !== 0) throw new Error(`kith ${argv.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`);
      return JSON.parse(outcome.stdout) as unknown;
    },
    processes: () => processesOf(home),
    worker: async () => (await lockHolder(journalPaths(home).lock))?.pid ?? null,
  };
}
