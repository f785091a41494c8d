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
import { ggufFile } from '../../../helpers/ggufFile.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'kith-library-'));
  await mkdir(join(cache, 'models'));
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
});

/** Stands for a fetched model: its header, and its size without its bytes. */
async function placeModel(name: string): Promise<string> {
  const model = CATALOGUE.find((candidate) => candidate.name === name) ?? STARTER;
  const path = modelPath(cache, model);
  await writeFile(path, ggufFile());
  await truncate(path, model.bytes);
  return path;
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
    });
  });

  it.each([
    [{ 'tokenizer.chat_template': 'x' }, 'instruct'],
    [{ 'general.type': 'model' }, 'base'],
  ])('sees from a file of one’s own whether it chats', async (facts, kind) => {
    const path = join(cache, 'mine.gguf');
    await writeFile(path, ggufFile({ facts }));
    expect(await locateModel(path, cache)).toEqual({ name: 'mine.gguf', kind, path, adapter: null });
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
});
