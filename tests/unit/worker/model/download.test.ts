/** The downloader against a small server on this machine: whole, cut off and resumed, refused, silent. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, it, describe, onTestFinished } from 'vitest';
import { downloadReport, type DownloadReport } from '../../../../backend/supply/hub.ts';
import { DOWNLOAD_PROGRAM } from '../../../helpers/programs.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';

const model = Buffer.concat([Buffer.from('GGUF'), randomBytes(40_000_000)]);
const PIECE = 262_144;
const SECONDS = 40_000;

/** Serves the model with ranges, as a hub does; the last piece of each range waits for `lastPiece`. */
function serveModel(lastPiece: Promise<void> = Promise.resolve()) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    const start = Number(first ?? 0);
    const end = last ? Number(last) : model.length - 1;
    response.writeHead(first === undefined ? 200 : 206, {
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      'content-range': `bytes ${start}-${end}/${model.length}`,
      etag: '"model"',
    });
    const pieces = async function* () {
      for (let at = start; at <= end; at += PIECE) {
        if (first !== undefined && at + PIECE > end) await lastPiece;
        yield model.subarray(at, Math.min(end + 1, at + PIECE));
      }
    };
    // A downloader that is killed closes its connections.
    await pipeline(pieces, response).catch(() => undefined);
  };
}

async function listen(handler: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer((request, response) => void handler(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function start(uri: string, folder: string, environment: NodeJS.ProcessEnv = {}) {
  return startWith([uri, folder, 'model.gguf'], environment);
}

function startWith(parameters: string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [DOWNLOAD_PROGRAM, ...parameters], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const reports = (): DownloadReport[] =>
    output
      .split('\n')
      .slice(0, -1)
      .map((line) => downloadReport.parse(JSON.parse(line)));
  return { child, reports };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}

describe('the downloader', () => {
  it(
    'fetches a file from an address and from a hub',
    async () => {
      const handler = serveModel();
      const origin = await listen(handler);
      for (const uri of [`${origin}/model.gguf`, 'hf:someone/some-model-GGUF/model.gguf']) {
        const folder = await temporaryHome();
        const { child, reports } = start(uri, folder, { HF_ENDPOINT: origin });
        expect(await ended(child)).toBe(0);
        expect(reports().at(-1)).toEqual({ type: 'done', path: join(folder, 'model.gguf') });
        expect(await readdir(folder)).toEqual(['model.gguf']);
        expect(model.equals(await readFile(join(folder, 'model.gguf')))).toBe(true);
      }
    },
    SECONDS,
  );

  // The library notes its place now and then; on a busy machine the kill may come before the first note.
  it('goes on where a killed download stopped', { timeout: SECONDS, retry: 2 }, async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const uri = `${await listen(serveModel(gate))}/model.gguf`;
    const folder = await temporaryHome();
    const first = start(uri, folder);
    await waitUntil(
      'most of the file',
      () => first.reports().some((report) => report.type === 'progress' && report.done > model.length * 0.6),
      SECONDS,
    );
    first.child.kill('SIGKILL');
    await ended(first.child);
    open();
    const second = start(uri, folder);
    expect(await ended(second.child)).toBe(0);
    expect(model.equals(await readFile(join(folder, 'model.gguf')))).toBe(true);
    const resumedAt = second.reports().find((report) => report.type === 'progress');
    expect(resumedAt?.done).toBeGreaterThan(1e6);
  });

  it(
    'tells whether the hub can be had, and fetches nothing for it',
    async () => {
      const origin = await listen(serveModel());
      const there = startWith(['--probe', 'hf:someone/some-model-GGUF/model.gguf'], { HF_ENDPOINT: origin });
      expect(await ended(there.child)).toBe(0);
      expect(there.reports()).toEqual([{ type: 'reachable' }]);
      const silent = await listen(() => undefined);
      const away = startWith(['--probe', `${silent}/model.gguf`], { KITH_DOWNLOAD_PATIENCE: '2' });
      expect(await ended(away.child)).toBe(1);
      expect(away.reports().map(({ type }) => type)).toEqual(['error']);
    },
    SECONDS,
  );

  it(
    'gives up when no data comes, and says so',
    async () => {
      const uri = `${await listen(() => undefined)}/model.gguf`;
      const { child, reports } = start(uri, await temporaryHome(), { KITH_DOWNLOAD_PATIENCE: '2' });
      expect(await ended(child)).toBe(1);
      expect(reports()).toEqual([{ type: 'error', message: 'no data came for 2 seconds' }]);
    },
    SECONDS,
  );

  it(
    'says so when it is called wrongly',
    async () => {
      const child = spawn(process.execPath, [DOWNLOAD_PROGRAM], { stdio: ['ignore', 'pipe', 'ignore'] });
      expect(await ended(child)).toBe(1);
    },
    SECONDS,
  );
});
