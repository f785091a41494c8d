/** A name or a path becomes the files to load, or an error that says what to do. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEST_MODEL, CATALOGUE, STARTER } from '../../../../backend/model/catalogue.ts';
import {
  listModels,
  locateModel,
  machineMemory,
  modelPath,
  modelReference,
  recommendModel,
} from '../../../../backend/model/library.ts';
import { adapterPath } from '../../../../backend/packageFiles.ts';
import { stagingFolder } from '../../../../backend/paths.ts';
import { ggufFile, type GgufFact } from '../../../helpers/ggufFile.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'kith-library-'));
  await mkdir(join(cache, 'models'));
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
});

/** Stands for a fetched model: its header, and its size without its bytes. */
async function placeModel(name: string, facts: Record<string, GgufFact> = {}, path?: string): Promise<string> {
  const model = CATALOGUE.find((candidate) => candidate.name === name) ?? STARTER;
  const place = path ?? modelPath(cache, model);
  await writeFile(place, ggufFile({ facts }));
  await truncate(place, model.bytes);
  return place;
}

describe('locating a model', () => {
  it('gives the starter its adapter, which ships with Kith', async () => {
    const path = await placeModel('starter');
    const located = await locateModel('starter', cache);
    expect(located).toMatchObject({ name: 'starter', kind: 'base', path });
    expect(existsSync(located.adapter ?? '')).toBe(true);
    expect(await locateModel(path, cache)).toEqual(located);
  });

  it('takes an instruct model without adapter', async () => {
    const path = await placeModel('qwen3-0.6b');
    expect(await locateModel('qwen3-0.6b', cache)).toEqual({
      name: 'qwen3-0.6b',
      kind: 'instruct',
      path,
      adapter: null,
      fingerprint: expect.any(String) as string,
    });
  });

  it.each<[Record<string, GgufFact>, string]>([
    [{ 'tokenizer.chat_template': 'x' }, 'instruct'],
    [{ 'general.type': 'model' }, 'base'],
  ])('sees from a file of one’s own whether it chats', async (facts, kind) => {
    const path = join(cache, 'mine.gguf');
    await writeFile(path, ggufFile({ facts }));
    expect(await locateModel(path, cache)).toMatchObject({ name: 'mine.gguf', kind, path, adapter: null });
  });

  it('knows the starter under another name, and gives it its adapter', async () => {
    const blob = `sha256-${'ab'.repeat(32)}`;
    const path = await placeModel('starter', { 'general.architecture': 'gemma3' }, join(cache, blob));
    const located = await locateModel(path, cache);
    expect(located).toMatchObject({ name: 'starter', kind: 'base', path });
    expect(located.adapter).not.toBeNull();
  });

  it('calls a file that is named by its digest as its makers do', async () => {
    const path = join(cache, `sha256-${'ab'.repeat(32)}`);
    await writeFile(path, ggufFile({ facts: { 'general.name': 'Qwen3 0.6B' } }));
    expect((await locateModel(path, cache)).name).toBe('Qwen3 0.6B');
  });

  it('tells a file that replaced another of the same name', async () => {
    const path = join(cache, 'mine.gguf');
    await writeFile(path, ggufFile());
    const before = await locateModel(path, cache);
    await rm(path);
    await writeFile(path, ggufFile());
    expect((await locateModel(path, cache)).fingerprint).not.toBe(before.fingerprint);
  });

  it('takes the first part of a split model only with all others beside it', async () => {
    const part = (number: number): string => join(cache, `big-0000${number}-of-00002.gguf`);
    for (const number of [1, 2]) {
      await writeFile(part(number), ggufFile({ facts: { 'split.count': 2, 'split.no': number - 1 } }));
    }
    expect(await locateModel(part(1), cache)).toMatchObject({ name: 'big-00001-of-00002.gguf' });
    await expect(locateModel(part(2), cache)).rejects.toThrow('is part 2 of 2; choose part 1, which stands for all.');
    await rm(part(2));
    await expect(locateModel(part(1), cache)).rejects.toThrow('big-00002-of-00002.gguf is missing.');
  });

  it('says how to fetch a model that is not here', async () => {
    await expect(locateModel('starter', cache)).rejects.toMatchObject({
      kind: 'model_unavailable',
      nextStep: 'Fetch it: kith model pull starter',
    });
  });

  it('refuses an adapter, a foreign file and an unknown name', async () => {
    const path = join(cache, 'a.gguf');
    await writeFile(path, ggufFile({ facts: { 'general.type': 'adapter' } }));
    await expect(locateModel(path, cache)).rejects.toMatchObject({ kind: 'model_unavailable' });
    await writeFile(path, 'text');
    await expect(locateModel(path, cache)).rejects.toMatchObject({ kind: 'model_unavailable' });
    await expect(locateModel('gpt', cache)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('choosing a model', () => {
  it('keeps names and makes paths absolute', () => {
    expect(modelReference('starter')).toBe('starter');
    expect(modelReference('mine.gguf')).toBe(resolve('mine.gguf'));
    expect(() => modelReference('gpt-9')).toThrow('There is no model named gpt-9.');
  });

  it('recommends the best one only with 8 GB and a hub', () => {
    expect(recommendModel(8 * 1024 ** 3, true).name).toBe(BEST_MODEL);
    expect(recommendModel(8 * 1024 ** 3, false)).toBe(STARTER);
    expect(recommendModel(4 * 1024 ** 3, true)).toBe(STARTER);
    expect(machineMemory()).toBeGreaterThan(1e8);
  });

  it('lists the catalogue with what is here', async () => {
    await placeModel('qwen3-1.7b');
    await writeFile(modelPath(cache, STARTER), 'half');
    const present = (await listModels(cache)).filter((listed) => listed.present).map(({ model }) => model.name);
    expect(present).toEqual(['qwen3-1.7b']);
  });

  it('says how much of an unfinished download is here', async () => {
    await mkdir(stagingFolder(cache, 'qwen3-0.6b'), { recursive: true });
    await writeFile(join(stagingFolder(cache, 'qwen3-0.6b'), 'x.part'), 'four');
    const listed = (await listModels(cache)).map(({ model, fetchedBytes }) => [model.name, fetchedBytes]);
    expect(Object.fromEntries(listed)).toMatchObject({ 'qwen3-0.6b': 4, starter: 0 });
  });

  it('names the adapter of each model in the catalogue only, and it is there', () => {
    for (const { adapter } of CATALOGUE.filter(({ adapter }) => adapter !== null)) {
      expect(existsSync(adapterPath(adapter ?? ''))).toBe(true);
    }
  });
});
