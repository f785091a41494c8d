import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../backend/backup/listBackups.ts';
import { examineData } from '../../backend/engine/aof/examine.ts';
import { dataSize, hasGrown, rewriteData } from '../../backend/engine/rewrite.ts';
import { journalProcesses } from '../../backend/process/journalProcesses.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { Caretaker } from '../../worker/engine/Caretaker.ts';
import { startKeptEngine, type KeptEngine } from '../helpers/startKeptEngine.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const never = new AbortController().signal;
const DAY = 24 * 3_600_000;

async function write(client: EngineClient, prefix: string, kilobytes: number): Promise<void> {
  const text = 'word '.repeat(205);
  for (let key = 0; key < kilobytes; key += 1) await client.set(`${prefix}${key}`, text);
}

function caretaker({ paths }: KeptEngine, day = 0): Caretaker {
  return new Caretaker({
    data: paths.data,
    backups: paths.backups,
    settle: 0,
    now: () => new Date(Date.UTC(2026, 4, 20, 12) + day * DAY),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined } as never,
  });
}

/** Every file below a folder with its content, mode and inode. */
async function inventory(folder: string): Promise<{ path: string; hash: string; mode: number; inode: number }[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(
    paths.map(async (path) => {
      const { mode, ino } = await stat(path);
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return { path: path.slice(folder.length), hash, mode: mode & 0o777, inode: ino };
    }),
  );
}

const temporaryFiles = async (data: string): Promise<string[]> =>
  (await readdir(data, { recursive: true })).filter((name) => name.includes('temp-'));

describe('a journal that rests', () => {
  it('has its files made short when they have grown, and not before', async () => {
    const engine = await startKeptEngine();
    const { client, paths, stop } = engine;
    const care = caretaker(engine);
    await write(client, 'a', 500);
    await care.care(client, never);
    expect((await dataSize(paths.data)).increments).toBeGreaterThan(400_000);
    await write(client, 'b', 2_500);
    await care.care(client, never);
    expect(hasGrown(await dataSize(paths.data))).toBe(false);
    expect((await dataSize(paths.data)).increments).toBe(0);
    await stop();
    expect((await examineData(paths.data)).state).toBe('sound');
    expect(await (await startKeptEngine(paths.home)).client.dbSize()).toBe(3_000);
  });

  it('is left alone at once when there is work again', async () => {
    const engine = await startKeptEngine();
    const { client, paths } = engine;
    await write(client, 'a', 3_000);
    await client.configSet('rdb-key-save-delay', '10000');
    const work = new AbortController();
    const caring = caretaker(engine).care(client, work.signal);
    await waitUntil('it is being rewritten', async () => (await temporaryFiles(paths.data)).length > 0);
    const called = performance.now();
    work.abort();
    await caring;
    expect(performance.now() - called).toBeLessThan(1_500);
    expect(await temporaryFiles(paths.data)).toEqual([]);
    expect(await client.dbSize()).toBe(3_000);
  });

  it('kills a rewrite that hangs, and leaves no half-written file', async () => {
    const { client, paths, stop } = await startKeptEngine();
    await write(client, 'a', 1_000);
    await client.configSet('rdb-key-save-delay', '10000');
    const rewriting = rewriteData({ client, data: paths.data, signal: never, limit: 1_500 });
    const child = await waitUntil('it has a child', async () =>
      (await journalProcesses(paths.data)).find(({ parent }) => parent !== process.pid),
    );
    process.kill(child.pid, 'SIGSTOP');
    expect(await rewriting).toBe('killed');
    expect(await temporaryFiles(paths.data)).toEqual([]);
    expect(await client.set('still', 'here')).toBe('OK');
    await stop();
    expect(await (await startKeptEngine(paths.home)).client.dbSize()).toBe(1_001);
  });

  it('has what a killed engine left of a rewrite removed at the next start', async () => {
    const { client, paths, keeper, logged, connect } = await startKeptEngine();
    await write(client, 'a', 1_000);
    for (let kill = 0; kill < 3; kill += 1) {
      const live = await connect();
      const pid = keeper.pid;
      await live.configSet('rdb-key-save-delay', '10000');
      await live.sendCommand(['BGREWRITEAOF']);
      await waitUntil('it is being rewritten', async () => (await temporaryFiles(paths.data)).length > 0);
      process.kill(pid ?? 0, 'SIGKILL');
      await waitUntil('it is another engine', () => keeper.pid !== null && keeper.pid !== pid);
    }
    expect(await temporaryFiles(paths.data)).toEqual([]);
    expect(logged.filter((line) => line.includes('rewrite had left'))).toHaveLength(3);
    expect(await (await connect()).dbSize()).toBe(1_000);
  });

  it('has a base that went bad on the disk written anew, from what the engine holds', async () => {
    const engine = await startKeptEngine();
    const { client, paths, stop } = engine;
    await write(client, 'a', 2_500);
    await caretaker(engine).care(client, never);
    const base = (await examineData(paths.data)).files.find(({ kind }) => kind === 'base');
    const path = join(paths.data, 'appendonlydir', base?.name ?? '');
    const bytes = await readFile(path);
    bytes[1_000] = (bytes[1_000] ?? 0) ^ 4;
    await writeFile(path, bytes);
    await caretaker(engine, 1).care(client, never);
    await stop();
    expect((await examineData(paths.data)).state).toBe('sound');
  });
});

describe('backups', () => {
  it('are made once a day, private, kept for seven days, and share one base', async () => {
    const engine = await startKeptEngine();
    const { client, paths } = engine;
    await write(client, 'a', 2_500);
    for (let day = 0; day < 9; day += 1) {
      await client.set('day', String(day));
      await caretaker(engine, day).care(client, never);
      await caretaker(engine, day).care(client, never);
    }
    const backups = await listBackups(paths.backups);
    expect(backups.map(({ name }) => name)).toEqual([28, 27, 26, 25, 24, 23, 22].map((day) => `2026-05-${day}`));
    expect((await stat(paths.backups)).mode & 0o777).toBe(0o700);
    const bases = new Set<number>();
    for (const { path } of backups) {
      expect((await examineData(path)).state).toBe('sound');
      expect((await stat(path)).mode & 0o777).toBe(0o700);
      const files = await inventory(path);
      expect(files.every(({ mode }) => mode === 0o600)).toBe(true);
      for (const file of files) if (file.path.endsWith('.rdb')) bases.add(file.inode);
    }
    expect(bases.size).toBe(1);
    // A bad block under the journal's own base must not be one under all backups.
    const own = (await inventory(paths.data)).find(({ path }) => path.endsWith('.rdb'));
    expect(bases.has(own?.inode ?? 0)).toBe(false);
  });

  it('hold every write acknowledged before them, never change again, and load in the place of the data', async () => {
    const engine = await startKeptEngine();
    const { client, paths, stop } = engine;
    let acknowledged = 0;
    let writing = true;
    const writer = (async () => {
      for (let key = 0; writing; key += 1) {
        await client.multi().set(`w${key}`, 'x'.repeat(500)).sAdd('all', `w${key}`).exec();
        acknowledged = key + 1;
      }
    })();
    const other = await engine.connect();
    await waitUntil('there is something to copy', () => acknowledged > 200);
    const before = acknowledged;
    await caretaker(engine).care(other, never);
    writing = false;
    await writer;
    const [backup] = await listBackups(paths.backups);
    const copied = await inventory(backup?.path ?? '');
    await write(client, 'later', 2_500);
    // A base that no backup has is backed up at once, in the place of that day's; the next day leaves this one alone.
    await rewriteData({ client, data: paths.data, signal: never });
    await caretaker(engine, 1).care(client, never);
    expect(await inventory(backup?.path ?? '')).toEqual(copied);
    await stop();

    const restored = await temporaryHome();
    await cp(backup?.path ?? '', join(restored, 'data'), { recursive: true });
    const { client: old } = await startKeptEngine(restored);
    expect(await old.sCard('all')).toBeGreaterThanOrEqual(before);
    expect(await old.exists('later0')).toBe(0);
  });

  it('are not made of data that is not whole', async () => {
    const engine = await startKeptEngine();
    const { client, paths } = engine;
    await write(client, 'a', 10);
    await rm(join(paths.data, 'appendonlydir', 'appendonly.aof.1.base.rdb'));
    await expect(caretaker(engine).backUp('before-test')).rejects.toMatchObject({ kind: 'failure' });
    expect(await readdir(paths.backups)).toEqual([]);
  });
});
