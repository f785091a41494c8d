/** A download against a small server that cuts, stalls, lies, changes its mind, or has gone. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KithError } from '../../../../backend/errors.ts';
import * as diskSpace from '../../../../backend/supply/diskSpace.ts';
import { transferFile, type TransferOptions } from '../../../../backend/supply/transfer.ts';
import { serveFile, type FileServer } from '../../../helpers/fileServer.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

vi.mock('../../../../backend/supply/diskSpace.ts', { spy: true });

const FILE = randomBytes(3_000_000);
const MIDDLE = 1_500_000;

let server: FileServer;
let folder: string;
let path: string;
let troubles: string[];
beforeEach(async () => {
  server = await serveFile(FILE);
  folder = await temporaryHome();
  path = join(folder, 'model.gguf');
  troubles = [];
});

function transfer(options: TransferOptions = {}, bytes = FILE.length, url = server.url): Promise<void> {
  const onTrouble = (reason: string): void => void troubles.push(reason);
  return transferFile({ url, path, bytes }, { patience: 5000, pause: 1, onTrouble, ...options });
}

async function refusal(transferring: Promise<void>): Promise<KithError> {
  const error: unknown = await transferring.catch((reason: unknown) => reason);
  if (!(error instanceof KithError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

async function expectWhole(): Promise<void> {
  expect(server.content.equals(await readFile(path))).toBe(true);
  expect(await readdir(folder)).toEqual(['model.gguf']);
}

const ranges = (): (string | undefined)[] => server.requests.map(({ range }) => range);

/** A range that begins near there: what was under way when a connection was cut is lost. */
const near = (position: number): unknown => {
  const isNear = (range: unknown): boolean => {
    const begin = Number(/^bytes=(\d+)-$/.exec(String(range))?.[1]);
    return begin <= position && begin > position - 500_000;
  };
  return expect.toSatisfy(isNear);
};

/** An address at which somebody listened a moment ago. */
async function addressOfNobody(): Promise<string> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/model.gguf`;
}

describe('a download', () => {
  it('fetches a file, and tells how far it is', async () => {
    const seen: number[] = [];
    await transfer({ onProgress: (done) => void seen.push(done) });
    await expectWhole();
    expect(seen.at(-1)).toBe(FILE.length);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(ranges()).toEqual([undefined]);
  });

  it('follows redirects, and asks the first address again after a cut', async () => {
    const moved = server.says(302, { location: `${server.origin}/signed/1` }, '');
    server.next.push(moved, server.cutAt(MIDDLE), moved);
    await transfer();
    await expectWhole();
    expect(server.requests.map(({ path: asked, range }) => [asked, range])).toEqual([
      ['/model.gguf', undefined],
      ['/signed/1', undefined],
      ['/model.gguf', near(MIDDLE)],
      ['/signed/1', near(MIDDLE)],
    ]);
  });

  it('goes on where a connection was cut, and makes sure that the file is the same', async () => {
    server.next.push(server.cutAt(MIDDLE));
    await transfer();
    await expectWhole();
    expect(server.requests.at(-1)).toMatchObject({ range: near(MIDDLE), ifRange: '"one"' });
    expect(troubles).toEqual(['the connection was cut']);
  });

  it('goes on where an earlier download was stopped', async () => {
    server.next.push(server.silentAt(MIDDLE));
    const stopping = new AbortController();
    const onProgress = (done: number): void => void (done === MIDDLE && stopping.abort());
    expect((await refusal(transfer({ signal: stopping.signal, onProgress }))).kind).toBe('interrupted');
    expect((await readdir(folder)).sort()).toEqual(['model.gguf.part', 'model.gguf.part.json']);
    await transfer();
    await expectWhole();
    expect(ranges()).toEqual([undefined, near(MIDDLE)]);
  });

  it('asks for nothing when only the last step was missing', async () => {
    await writeFile(`${path}.part`, FILE);
    await writeFile(`${path}.part.json`, JSON.stringify({ etag: '"one"', modified: null }));
    await transfer();
    await expectWhole();
    expect(server.requests).toEqual([]);
  });

  it('gives up a connection that brings nothing, and goes on with another', async () => {
    server.next.push(server.silentAt(MIDDLE), () => undefined);
    await transfer({ patience: 300 });
    await expectWhole();
    expect(troubles.slice(0, 2)).toEqual(['no data came for 1 s', 'no data came for 1 s']);
  });

  it('takes all of it from a server that knows no ranges', async () => {
    server.next.push(server.cutAt(MIDDLE), server.says(200, { 'content-length': FILE.length }));
    await transfer();
    await expectWhole();
  });

  it('begins anew when the file has changed', async () => {
    server.next.push(server.cutAt(MIDDLE), (request, response) => {
      server.content = randomBytes(FILE.length);
      server.etag = '"two"';
      return server.serve(request, response);
    });
    await transfer();
    await expectWhole();
  });

  it('begins anew when a server sends a part of a changed file all the same', async () => {
    server.next.push(server.cutAt(MIDDLE), (request, response) => {
      const { start } = server.wanted(request);
      response.writeHead(206, { ...server.headers(start, true), etag: '"two"' }).end(FILE.subarray(start));
    });
    await transfer();
    await expectWhole();
    expect(troubles.at(-1)).toBe('the file on the server has changed');
  });

  it.each([
    ['another part than asked for', 206, { 'content-range': `bytes 5-9/${FILE.length}` }],
    ['a part without its place', 206, {}],
    ['that there is no such part', 416, {}],
  ])('begins anew when a server sends %s', async (_, status, headers) => {
    server.next.push(server.cutAt(MIDDLE), server.says(status, headers, 'xxxxx'));
    await transfer();
    await expectWhole();
    expect(ranges()).toEqual([undefined, near(MIDDLE), undefined]);
  });

  it('trusts no part that it knows nothing of', async () => {
    await writeFile(`${path}.part`, 'something');
    await transfer();
    await expectWhole();
    expect(ranges()).toEqual([undefined]);
  });

  it('waits when a server asks for it', async () => {
    server.next.push(server.says(503, { 'retry-after': '0' }, ''), server.says(429, {}, ''));
    await transfer();
    await expectWhole();
    expect(troubles).toEqual(['the server answers with 503', 'the server answers with 429']);
  });

  it('gives up after tries that bring nothing, and keeps what is here', async () => {
    server.next.push(server.cutAt(MIDDLE), ...Array.from({ length: 9 }, () => server.cutAt(MIDDLE + 10)));
    const error = await refusal(transfer());
    expect(error.message).toBe('the connection was cut, 5 times in a row');
    expect(server.requests).toHaveLength(5);
    server.next.length = 0;
    await transfer();
    await expectWhole();
    expect(ranges().at(-1)).toEqual(near(MIDDLE + 10));
  });

  it('goes on and on as long as each try brings something', async () => {
    server.content = randomBytes(12_000_000);
    for (let end = 1_100_000; end < server.content.length; end += 1_100_000) server.next.push(server.cutAt(end));
    await transfer({}, server.content.length);
    await expectWhole();
    expect(troubles).toHaveLength(10);
  });
});

describe('a download that cannot be', () => {
  it.each([
    [404, 'the server answers with 404: the file is not there'],
    [403, 'the server answers with 403'],
  ])('is refused at once when the server answers with %d', async (status, message) => {
    server.next.push(server.says(status, {}, 'no'));
    expect((await refusal(transfer())).message).toBe(message);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['larger', 5_000_000],
    ['smaller', 10],
  ])('is refused before a byte of a %s file has come', async (_, length) => {
    server.content = randomBytes(length);
    const error = await refusal(transfer());
    expect(error.message).toBe(`the server has a file of ${length} bytes, not the one of 3000000 bytes that is known`);
    expect(await readFile(`${path}.part`)).toHaveLength(0);
  });

  it('is refused when a part is said to be of another file', async () => {
    const headers = { 'content-range': 'bytes 5-9999999/10000000', etag: '"one"' };
    server.next.push(server.cutAt(MIDDLE), server.says(206, headers, 'x'));
    expect((await refusal(transfer())).message).toContain('a file of 10000000 bytes');
  });

  it('is refused when more comes than the file has', async () => {
    server.next.push((_, response) => {
      response.writeHead(200);
      response.write(FILE);
      response.end('more');
    });
    expect((await refusal(transfer())).message).toBe('the server sends more than the file has');
  });

  it('is refused where redirects go round, or nobody listens', async () => {
    server.next.push(...Array.from({ length: 30 }, () => server.says(302, { location: server.url }, '')));
    expect((await refusal(transfer())).message).toBe('its address leads round in a circle');
    const gone = await refusal(transfer({}, FILE.length, await addressOfNobody()));
    expect(gone.message).toBe('the server refuses the connection, 5 times in a row');
  });

  it('ends when the disk fills up, and says what to do', async () => {
    server.content = randomBytes(40_000_000);
    const full = new KithError('failure', 'The disk has too little room.', 'Free some space.');
    vi.mocked(diskSpace.requireDiskSpace).mockRejectedValueOnce(full);
    expect(await refusal(transfer({}, server.content.length))).toBe(full);
    await transfer({}, server.content.length);
    await expectWhole();
    expect(ranges()[1]).toMatch(/^bytes=\d{8}-$/);
  });
});
