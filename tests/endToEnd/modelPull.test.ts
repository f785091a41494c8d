/** `kith model pull` against a pretended hub on this machine: progress, Ctrl-C, resuming, refusing what is not it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findModel, STARTER } from '../../backend/model/catalogue.ts';
import { stagingFolder } from '../../backend/paths.ts';
import { serveFile, type Answer, type FileServer } from '../helpers/fileServer.ts';
import { PROGRAM } from '../helpers/kith.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const MODEL = findModel('qwen3-0.6b') ?? STARTER;
const SENT = 5_000_000;

/** Promises the whole model, sends a little of it, and then nothing more. */
const beginning: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': MODEL.bytes, etag: '"one"' });
  response.write(Buffer.alloc(SENT, 'x'));
};

function pull(home: string, server: FileServer) {
  const child = spawn(process.execPath, [PROGRAM, 'model', 'pull', MODEL.name], {
    env: {
      ...process.env,
      KITH_HOME: join(home, 'journal'),
      KITH_CACHE: home,
      HF_ENDPOINT: server.origin,
      KITH_DOWNLOAD_PATIENCE: '100',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const run = { said: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (run.said += text.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  return { child, run, ended };
}

it(
  'stops at Ctrl-C, goes on where it was, waits for another pull, and says why it cannot',
  { timeout: 120_000 },
  async () => {
    const server = await serveFile(Buffer.from('no model'));
    const home = await temporaryHome();
    server.next.push(beginning);
    const first = pull(home, server);
    const part = join(stagingFolder(home, MODEL.name), `${MODEL.file}.part`);
    const arrived = async (): Promise<boolean> => (await stat(part).catch(() => null))?.size === SENT;
    await waitUntil('the beginning', arrived, 60_000);
    const second = pull(home, server);
    await waitUntil('the second', () => second.run.said.includes('Fetching Qwen3 0.6B (640 MB)'), 60_000);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(130);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(130);
    expect(server.requests.map(({ range }) => range)).toEqual([undefined]);
    expect(await readFile(part)).toHaveLength(SENT);

    server.etag = '"two"';
    const third = pull(home, server);
    expect(await third.ended).toBe(5);
    expect(server.requests.at(-1)).toMatchObject({ range: `bytes=${SENT}-`, ifRange: '"one"' });
    expect(third.run.said).toContain('could not be downloaded: the server has a file of 8 bytes, not the one of');
    expect(third.run.said).toContain('Check the network connection');
    expect(await readdir(join(home, 'models')).catch(() => [])).toEqual([]);
  },
);
