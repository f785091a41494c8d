/** A real engine without a worker, for tests of what is stored. */
import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { locateEngine } from '../../backend/engine/locate.ts';
import { startEngine } from '../../backend/engine/start.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { CACHE, temporaryHome } from './temporaryHome.ts';

export interface TestEngine {
  client: EngineClient;
  socket: string;
}

/** Starts an empty engine that ends with the test. */
export async function startTestEngine(): Promise<TestEngine> {
  const home = await temporaryHome();
  const data = join(home, 'data');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const located = await locateEngine({ home, cache: CACHE, environment: {}, fetch: 'allowed' });
  if (located.kind === 'external') throw new Error('tests use an engine of their own');
  const socket = join(home, 'engine.sock');
  const engine = await startEngine(located, { data, socket, log: join(home, 'engine.log') });
  const client = await connectEngine({ socket }, 'test');
  onTestFinished(async () => {
    if (client.isOpen) client.destroy();
    await engine.stop();
  });
  return { client, socket };
}
