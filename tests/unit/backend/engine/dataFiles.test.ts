import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Checksum, isWholeImage } from '../../../../backend/engine/aof/checksum.ts';
import { examineData } from '../../../../backend/engine/aof/examine.ts';
import { manifestText, parseManifest } from '../../../../backend/engine/aof/manifest.ts';
import { repairAppendOnlyFile } from '../../../../backend/engine/aof/repair.ts';
import { hasGrown } from '../../../../backend/engine/rewrite.ts';

function command(...words: string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
const save = (text: string): string => command('MULTI') + command('HSET', 'k', 'text', text) + command('EXEC');

function image(body: string): Buffer {
  const bytes = Buffer.from(`REDIS0012${body}`);
  const checksum = new Checksum();
  checksum.push(bytes);
  return Buffer.concat([bytes, checksum.bytes()]);
}

/** A data folder with a base and one increment. */
async function dataFolder(base: Buffer, increment: string | Buffer): Promise<{ data: string; folder: string }> {
  const data = await mkdtemp(join(tmpdir(), 'kith-test-data-'));
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  const folder = join(data, 'appendonlydir');
  await mkdir(folder);
  await writeFile(join(folder, 'appendonly.aof.1.base.rdb'), base);
  await writeFile(join(folder, 'appendonly.aof.1.incr.aof'), increment);
  const manifest = 'file appendonly.aof.1.base.rdb seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n';
  await writeFile(join(folder, 'appendonly.aof.manifest'), manifest);
  return { data, folder };
}

describe('the checksum of an image', () => {
  it('is the CRC-64 of Jones', () => {
    const checksum = new Checksum();
    for (const part of ['1234', '', '56789']) checksum.push(Buffer.from(part));
    expect(checksum.bytes().reverse().toString('hex')).toBe('e9c6d914c4b8d9ca');
  });

  it('finds every flipped bit and every missing byte', async () => {
    const { folder } = await dataFolder(image('all that is in it'), '');
    const path = join(folder, 'appendonly.aof.1.base.rdb');
    const whole = image('all that is in it');
    expect(await isWholeImage(path)).toBe(true);
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, flipped);
      expect(await isWholeImage(path)).toBe(false);
      await writeFile(path, whole.subarray(0, at));
      expect(await isWholeImage(path)).toBe(false);
    }
  });
});

describe('the manifest', () => {
  it('names the files in the order in which they are loaded', () => {
    const text = [
      'file appendonly.aof.10.incr.aof seq 10 type i',
      'file appendonly.aof.9.base.rdb seq 9 type b',
      'file appendonly.aof.9.incr.aof seq 9 type i startoffset 12',
      'file appendonly.aof.8.incr.aof seq 8 type h',
      '',
    ].join('\n');
    const files = parseManifest(text) ?? [];
    expect(files.filter(({ kind }) => kind !== 'history').map(({ sequence, kind }) => `${kind} ${sequence}`)).toEqual([
      'base 9',
      'increment 9',
      'increment 10',
    ]);
    expect(parseManifest(manifestText(files))).toEqual(files);
  });

  it('is damaged when it names anything but files of its own folder', () => {
    for (const text of [
      'file ../../etc/passwd seq 1 type i',
      'file a seq x type i',
      'file a seq 1 type z',
      'nonsense',
    ]) {
      expect(parseManifest(text)).toBeNull();
    }
  });
});

describe('data files', () => {
  it('are sound, torn at their end, or damaged', async () => {
    const sound = await dataFolder(image('x'), save('one') + save('two'));
    expect(await examineData(sound.data)).toMatchObject({ state: 'sound', problem: null });
    const torn = await dataFolder(image('x'), save('one') + save('two').slice(0, -9));
    expect(await examineData(torn.data)).toMatchObject({ state: 'torn' });
    const flipped = await dataFolder(
      image('x'),
      (save('one') + save('two') + save('three')).replace('$3\r\ntwo', '$9\r\ntwo'),
    );
    expect(await examineData(flipped.data)).toMatchObject({ state: 'damaged' });
    const bad = await dataFolder(Buffer.from('REDIS0012 nothing'), save('one'));
    expect(await examineData(bad.data)).toMatchObject({
      state: 'damaged',
      problem: 'appendonly.aof.1.base.rdb is not as it was written',
    });
  });

  it('are damaged, not empty, when only their list is gone', async () => {
    const { data, folder } = await dataFolder(image('x'), save('one'));
    await rm(join(folder, 'appendonly.aof.manifest'));
    expect((await examineData(data)).state).toBe('damaged');
    await expect(repairAppendOnlyFile(data, 'now')).rejects.toThrow('Nothing was changed');
    expect((await examineData(join(data, 'nowhere'))).state).toBe('empty');
  });

  it('are never cut where whole writes lie behind a flipped byte', async () => {
    const bytes = save('one') + save('two') + save('three');
    const cases = [bytes.replace('$3\r\ntwo', '$8\r\ntwo'), bytes.replace('$3\r\ntwo', '%3\r\ntwo')];
    for (const text of cases) {
      const { data } = await dataFolder(image('x'), text);
      await expect(repairAppendOnlyFile(data, 'now')).rejects.toThrow('damaged');
      expect((await examineData(data)).state).toBe('damaged');
    }
  });

  it('are cut where nothing but an unfinished write is lost, wherever it breaks off', async () => {
    const kept = save('one');
    const whole = kept + save('two\r\n*but\r\n$3 no command');
    for (let length = kept.length + 1; length < whole.length; length += 1) {
      const { data } = await dataFolder(image('x'), whole.slice(0, length));
      expect((await repairAppendOnlyFile(data, 'now'))?.cutBytes).toBe(length - kept.length);
      expect((await examineData(data)).state).toBe('sound');
    }
  });
});

describe('a rewrite', () => {
  it('is due when the increments are large in themselves and beside their base', () => {
    const MEGABYTE = 1024 * 1024;
    expect(hasGrown({ base: 100, increments: MEGABYTE })).toBe(false);
    expect(hasGrown({ base: 100, increments: 2 * MEGABYTE })).toBe(true);
    expect(hasGrown({ base: 100 * MEGABYTE, increments: 20 * MEGABYTE })).toBe(false);
    expect(hasGrown({ base: 100 * MEGABYTE, increments: 25 * MEGABYTE })).toBe(true);
  });
});
