/** A model host without a model: a small program that speaks the host's protocol and misbehaves as told. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** `handlers`: a JavaScript object of functions by message type; `send` answers. Types without one are not answered. */
export async function fakeHost(handlers: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-test-host-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'host.mjs');
  await writeFile(
    path,
    `const send = (reply) => process.send(reply);
     const info = { name: 'fake', kind: 'base', adapter: null, contextSize: 4096, device: 'cpu' };
     const completion = { text: 'none', ended: 'stop', promptTokens: 3, cachedTokens: 0, generatedTokens: 1, milliseconds: 5 };
     const loaded = ({ id }) => send({ type: 'loaded', id, info });
     const handlers = { load: loaded, dispose: () => process.exit(0), ...(${handlers}) };
     process.on('message', (message) => handlers[message.type]?.(message));
     process.on('disconnect', () => process.exit(0));`,
  );
  return path;
}
