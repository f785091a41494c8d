/** An engine as somebody else would run it: on the loopback, with a password, not started by any worker. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { locateEngine } from '../../backend/engine/locate.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { CACHE } from './temporaryHome.ts';
import { waitUntil } from './waitUntil.ts';

export const PASSWORD = 'Wren-7 by/the=mill';

export interface ExternalEngine {
  port: number;
  url: string;
  pid: () => number;
  /** a connection of the test's own */
  client: () => Promise<EngineClient>;
  /** kill -9 */
  kill: () => Promise<void>;
  /** starts it again on the same port and data */
  start: () => Promise<void>;
}

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function addressOf(port: number, password = PASSWORD, protocol = 'redis'): string {
  return `${protocol}://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
}

/** Starts an engine on a free port; it ends with the test. */
export async function externalEngine(): Promise<ExternalEngine> {
  const data = await mkdtemp(join(tmpdir(), 'kith-external-'));
  const engine = await locateEngine({ home: data, cache: CACHE, environment: {}, fetch: 'allowed' });
  if (engine.kind !== 'embedded') throw new Error('the tests need an engine of their own');
  const { redisServer, module } = engine;
  const port = await freePort();
  const url = addressOf(port);
  const clients: EngineClient[] = [];
  let server: ChildProcess | null = null;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    requirepass: PASSWORD,
    dir: data,
    save: '',
    appendonly: 'yes',
    appendfsync: 'always',
  };
  const client = async (): Promise<EngineClient> => {
    const connected = await waitUntil('the engine answers', () =>
      connectEngine({ url }, 'kith-test').catch(() => null),
    );
    clients.push(connected);
    return connected;
  };
  const start = async (): Promise<void> => {
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    server = spawn(redisServer, [...words, '--loadmodule', module, 'THREAD_COUNT', '2', 'OMP_THREAD_COUNT', '1'], {
      stdio: 'ignore',
    });
    await client();
  };
  const kill = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  onTestFinished(async () => {
    for (const each of clients) if (each.isOpen) each.destroy();
    await kill();
    await rm(data, { recursive: true, force: true });
  });
  await start();
  return { port, url, pid: () => server?.pid ?? 0, client, kill, start };
}
