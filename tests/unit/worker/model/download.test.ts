/** The downloader as a process of its own, against a small server on this machine: whole, killed and resumed, silent. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { downloadReport, type DownloadReport } from '../../../../backend/supply/hub.ts';
import { serveFile } from '../../../helpers/fileServer.ts';
import { DOWNLOAD_PROGRAM } from '../../../helpers/programs.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';

const model = Buffer.concat([Buffer.from('GGUF'), randomBytes(3_000_000)]);
const SECONDS = 40_000;

function start(parameters: string[], environment: NodeJS.ProcessEnv = {}) {
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

describe('the downloader', { timeout: SECONDS }, () => {
  it.each(['an address', 'the hub'])('fetches a file from %s, and leaves nothing else', async (where) => {
    const server = await serveFile(model);
    const path = join(await temporaryHome(), 'model.gguf');
    const uri = where === 'the hub' ? 'hf:someone/some-model-GGUF/model.gguf' : server.url;
    const { child, reports } = start([uri, path, String(model.length)], { HF_ENDPOINT: server.origin });
    expect(await ended(child)).toBe(0);
    expect(reports().at(-1)).toEqual({ type: 'done', path });
    expect(await readdir(join(path, '..'))).toEqual(['model.gguf']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(model.equals(await readFile(path))).toBe(true);
    const asked =
      where === 'the hub' ? '/someone/some-model-GGUF/resolve/main/model.gguf?download=true' : '/model.gguf';
    expect(server.requests.map((request) => request.path)).toEqual([asked]);
  });

  it('goes on where a killed download stopped', async () => {
    const server = await serveFile(model);
    server.next.push(server.silentAt(2_000_000));
    const path = join(await temporaryHome(), 'model.gguf');
    const first = start([server.url, path, String(model.length)]);
    await waitUntil(
      'most of the file',
      () => first.reports().some((report) => report.type === 'progress' && report.done === 2_000_000),
      SECONDS,
    );
    first.child.kill('SIGKILL');
    await ended(first.child);
    const second = start([server.url, path, String(model.length)]);
    expect(await ended(second.child)).toBe(0);
    expect(model.equals(await readFile(path))).toBe(true);
    expect(second.reports()[0]).toEqual({ type: 'progress', done: 2_000_000, total: model.length });
    expect(server.requests.at(-1)?.range).toBe('bytes=2000000-');
  });

  it('tells whether the hub can be had, and fetches nothing for it', async () => {
    const server = await serveFile(model);
    const there = start(['--probe', 'hf:someone/some-model-GGUF/model.gguf'], { HF_ENDPOINT: server.origin });
    expect(await ended(there.child)).toBe(0);
    expect(there.reports()).toEqual([{ type: 'reachable' }]);
    server.next.push(() => undefined, server.says(404, {}, ''));
    for (let time = 0; time < 2; time += 1) {
      const away = start(['--probe', server.url], { KITH_DOWNLOAD_PATIENCE: '0.3' });
      expect(await ended(away.child)).toBe(1);
      expect(away.reports().map(({ type }) => type)).toEqual(['error']);
    }
  });

  it('says what goes wrong, and what to do when it gives up', async () => {
    const server = await serveFile(model);
    const gone = Array.from({ length: 9 }, () => server.says(404, {}, 'no'));
    server.next.push(() => undefined, ...gone);
    const path = join(await temporaryHome(), 'model.gguf');
    const { child, reports } = start([server.url, path, String(model.length)], { KITH_DOWNLOAD_PATIENCE: '0.8' });
    expect(await ended(child)).toBe(1);
    expect(reports()).toContainEqual({ type: 'trouble', reason: 'no data came for 1 s' });
    expect(reports().at(-1)).toEqual({
      type: 'error',
      message: 'the server answers with 404: the file is not there',
      nextStep: expect.stringContaining('run it again') as string,
    });
  });

  it('says so when it is called wrongly', async () => {
    const { child, reports } = start([]);
    expect(await ended(child)).toBe(1);
    expect(reports()).toEqual([{ type: 'error', message: 'three words are needed' }]);
  });
});
