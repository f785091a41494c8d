/** Starts the engine as a child process and stops it in order; it never outlives the process that started it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { EngineUnavailableError, describeError } from '../errors.ts';
import { processorTime } from '../process/processorTime.ts';
import { engineArguments, type EngineBinaries, type EnginePlace } from './configuration.ts';

export interface RunningEngine {
  readonly pid: number;
  /** Resolves when the process is gone, however it went. */
  readonly exited: Promise<void>;
  /** SHUTDOWN, then SIGTERM, then SIGKILL. Resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL at once, for an engine that hangs. What was acknowledged is on disk. */
  kill(): void;
}

/** A clean shutdown only flushes the append-only file; longer than this means that it hangs. */
const SHUTDOWN_MILLISECONDS = 5_000;
const TERMINATE_MILLISECONDS = 2_000;
/** A starting engine may be silent while it loads, but then it computes. */
const PING_MILLISECONDS = 2_000;
const SILENT_MILLISECONDS = 8_000;

/**
 * A shell that waits for the end of its standard input, a pipe from us. The pipe closes even when we are killed with
 * SIGKILL, and then the shell ends the engine.
 */
function spawnWatcher(): ChildProcess {
  const script = [
    'read pid || exit',
    'read _',
    'kill -TERM $pid',
    'tries=0',
    'while kill -0 $pid && [ $tries -lt 30 ]; do sleep 0.1; tries=$((tries+1)); done',
    '[ $tries -lt 30 ] || kill -KILL $pid',
  ].join('\n');
  const watcher = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Its own session: a Ctrl-C in a terminal must not end the watcher first.
    detached: true,
  });
  // It may be gone, with the machine going down.
  watcher.stdin?.on('error', () => undefined);
  watcher.on('error', () => undefined);
  watcher.unref();
  return watcher;
}

function within<T>(work: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late');
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function askToShutDown(socket: string): Promise<void> {
  const client = createClient({ socket: { path: socket, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.sendCommand(['SHUTDOWN', 'NOSAVE']);
  } catch {
    // A shutdown that works closes the connection instead of answering.
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/** Asks once. Throws what the engine answers, or when nobody does. */
async function ping(socket: string): Promise<void> {
  const client = createClient({ socket: { path: socket, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    if (client.isOpen) client.destroy();
  }
}

/** Waits until the engine answers PING; loading a large journal may take a while. */
async function waitUntilReady(child: ChildProcess, socket: string, exited: Promise<void>): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  let used = 0;
  let lastSign = performance.now();
  for (let pause = 5; !gone; pause = Math.min(pause * 1.3, 200)) {
    try {
      const answer = await within(ping(socket), PING_MILLISECONDS);
      if (answer !== 'late') return;
    } catch (error) {
      if (error instanceof Error && /NOAUTH|WRONGPASS/.test(error.message)) throw error;
    }
    const usedNow = (await processorTime(child.pid ?? 0)) ?? 0;
    if (usedNow > used) lastSign = performance.now();
    used = usedNow;
    if (performance.now() - lastSign > SILENT_MILLISECONDS) break;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, pause)), exited]);
  }
  const how = gone
    ? `stopped while starting (exit ${child.exitCode ?? child.signalCode ?? 'unknown'})`
    : 'hung at its start';
  throw new EngineUnavailableError(
    `The engine ${how}.`,
    'Run `kith doctor`: it looks at the data, the engine and the disk, and says what can be done.',
  );
}

/** What the engine makes is for its owner only, whoever starts it: it takes the mask of this process as it is now. */
function spawnPrivately(binaries: EngineBinaries, place: EnginePlace): ChildProcess {
  const mask = process.umask(0o077);
  try {
    return spawn(binaries.redisServer, engineArguments(binaries, place), {
      cwd: place.data,
      stdio: 'ignore',
      // Its own process group: Ctrl-C reaches the windows, not the engine.
      detached: true,
      // The process title shows the socket, never more.
      env: { PATH: process.env['PATH'] ?? '', HOME: place.data, TZ: 'UTC', LC_ALL: 'C' },
    });
  } finally {
    process.umask(mask);
  }
}

/**
 * Starts the engine and waits until it answers.
 * @throws EngineUnavailableError when it cannot be started or ends while loading
 */
export async function startEngine(binaries: EngineBinaries, place: EnginePlace): Promise<RunningEngine> {
  // There before the engine is: whoever is killed between the two leaves no engine that nobody watches.
  const watcher = spawnWatcher();
  const child = spawnPrivately(binaries, place);
  const failure = new Promise<never>((_, reject) => {
    child.once('error', (cause) =>
      reject(
        new EngineUnavailableError(
          `The engine cannot be started: ${describeError(cause)}.`,
          'Run `kith doctor` to see which engines were tried.',
          { cause },
        ),
      ),
    );
  });
  failure.catch(() => undefined);
  const exited = once(child, 'exit').then(() => undefined);
  const pid = child.pid;
  if (pid === undefined) {
    watcher.kill('SIGKILL');
    return failure;
  }
  watcher.stdin?.write(`${pid}\n`);
  child.unref();
  void exited.then(() => watcher.kill('SIGKILL'));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return exited;
    if (
      (await within(
        askToShutDown(place.socket).then(() => exited),
        SHUTDOWN_MILLISECONDS,
      )) !== 'late'
    )
      return;
    child.kill('SIGTERM');
    if ((await within(exited, TERMINATE_MILLISECONDS)) !== 'late') return;
    child.kill('SIGKILL');
    await exited;
  };
  const kill = (): void => void child.kill('SIGKILL');
  try {
    await Promise.race([waitUntilReady(child, place.socket, exited), failure]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, exited, stop, kill };
}
