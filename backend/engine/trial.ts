/** Finds out whether an engine really runs here, by running it: a throw-away start with the graph module loaded. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClient } from 'redis';
import { z } from 'zod';
import { runSupervised } from '../supply/supervised.ts';
import { glibcVersion, isAtLeast, refusalReason, startRefusal } from './refusal.ts';

/** The module whose append-only file was proven to replay; another version needs that proof first. */
export const MODULE_VERSION = '4.16.3';
const OLDEST_SERVER = '7.2';

const VERSION_MILLISECONDS = 10_000;
const START_MILLISECONDS = 20_000;
const POLL_MILLISECONDS = 20;
/** Room for the socket's name below the limit of the system, about 100 bytes. */
const LONGEST_FOLDER = 80;
const KEPT_CHARACTERS = 8_000;
/** Process, role, time and level before each log line of the server. */
const LOG_PREFIX = /^\d+:\w \d+ \w+ \d+ [\d:.]+ \S /;

export type ServerCheck = { version: string } | { reason: string };

/** Asks a server for its version. Refused with the reason when it does not run here or is older than 7.2. */
export async function checkServer(path: string): Promise<ServerCheck> {
  if (!(await isFile(path))) return { reason: 'there is no such file' };
  let said: string;
  try {
    said = (await promisify(execFile)(path, ['--version'], { timeout: VERSION_MILLISECONDS })).stdout;
  } catch (error) {
    const errors = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return { reason: errors.trim() === '' ? startRefusal(error) : refusalReason(errors, glibcVersion()) };
  }
  const version = /\bv=(\d+(?:\.\d+)+)/.exec(said)?.[1];
  if (version === undefined) return { reason: 'it does not answer like a Redis server' };
  if (!isAtLeast(version, OLDEST_SERVER)) return { reason: `it is ${version}; ${OLDEST_SERVER} or newer is needed` };
  return { version };
}

/**
 * Starts the server with the module on a unix socket in a private temporary folder, asks what is loaded, and ends it.
 * Nothing of it is left, also when this process dies meanwhile.
 * @returns null when all is well, else why the pair was refused
 */
export async function tryModule(redisServer: string, module: string): Promise<string | null> {
  if (!(await isFile(module))) return 'there is no graph module beside it';
  const parent = Buffer.byteLength(tmpdir()) <= LONGEST_FOLDER ? tmpdir() : '/tmp';
  const folder = await mkdtemp(join(parent, 'kith-try-'));
  const socket = join(folder, 's');
  const ending = new AbortController();
  let said = '';
  const run = runSupervised(
    redisServer,
    trialArguments(folder, socket, module),
    { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C' },
    (text) => (said = (said + text).slice(-KEPT_CHARACTERS)),
    ending.signal,
  );
  let ended = false;
  const finished = run.then(
    ({ errors }) => (ended = true) && `${said}\n${errors}`,
    (error: unknown) => (ended = true) && startRefusal(error),
  );
  try {
    const deadline = Date.now() + START_MILLISECONDS;
    while (!ended && Date.now() < deadline) {
      const version = await loadedModule(socket);
      if (version === MODULE_VERSION) return null;
      if (version !== null) return `its graph module is ${version}; exactly ${MODULE_VERSION} is needed`;
      await Promise.race([delay(POLL_MILLISECONDS), finished]);
    }
    if (!ended) return 'it did not answer within 20 seconds';
    return refusalReason(complaints(await finished), glibcVersion());
  } finally {
    ending.abort();
    await finished;
    await rm(folder, { recursive: true, force: true });
  }
}

function trialArguments(folder: string, socket: string, module: string): string[] {
  return [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '600'],
    ...['--dir', folder, '--save', '', '--appendonly', 'no', '--crash-log-enabled', 'no'],
    ...['--loadmodule', module, 'THREAD_COUNT', '1', 'OMP_THREAD_COUNT', '1'],
  ];
}

/** Version of the graph module of a running server; '0.0.0' when it has none, null while it does not answer. */
async function loadedModule(socket: string): Promise<string | null> {
  if ((await stat(socket).catch(() => null)) === null) return null;
  const client = createClient({ RESP: 2, socket: { path: socket, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const modules = moduleList.parse(await client.sendCommand(['MODULE', 'LIST']));
    const graph = modules.map((fields) => asRecord(fields)).find((fields) => fields['name'] === 'graph');
    const number = Number(graph?.['ver'] ?? 0);
    return [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100].join('.');
  } catch {
    return null;
  } finally {
    if (client.isOpen) client.destroy();
  }
}

const moduleList = z.array(z.array(z.unknown()));

function asRecord(fields: unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((value, at) => (at % 2 === 0 ? [[String(value), fields[at + 1]] as const] : [])),
  );
}

/** The lines of a server's log that speak of the module, else all: the last line is often only a farewell. */
function complaints(log: string): string {
  const lines = log
    .split('\n')
    .map((line) => line.replace(LOG_PREFIX, ''))
    .filter((line) => /failed to load|Error|cannot|not found/i.test(line));
  return lines.length > 0 ? lines.join('\n') : log;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}
