/** Models of other programs are found by their headers, named as there, and never touched. */
import { link, mkdir, mkdtemp, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STARTER } from '../../../../backend/model/catalogue.ts';
import { chooseModel } from '../../../../backend/model/chooseModel.ts';
import { findModels, lookThrough, type Findings } from '../../../../backend/model/findModels.ts';
import { CHAT_TEMPLATES } from '../../../helpers/chatTemplates.ts';
import { ggufFile, type GgufFact } from '../../../helpers/ggufFile.ts';

let home: string;
let cache: string;
let environment: Record<string, string>;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kith-found-'));
  cache = join(home, 'kith-cache');
  environment = { HOME: home };
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

/** What is found, without what this very machine has outside the test's folder. */
async function find(): Promise<Findings> {
  const { models, passedOver } = await findModels(environment, cache);
  const isOurs = ({ path }: { path: string }): boolean => path.startsWith(home);
  return { models: models.filter(isOurs), passedOver: passedOver.filter(isOurs) };
}

const QWEN = { 'general.name': 'Qwen3 0.6B', 'tokenizer.chat_template': CHAT_TEMPLATES.qwen3 };

async function place(path: string, content: Buffer | string): Promise<string> {
  const whole = join(home, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, content);
  return whole;
}

const model = (facts: Record<string, GgufFact> = QWEN): Buffer => ggufFile({ facts });

async function placeInOllama(folder: string, manifest: string, layers: { mediaType: string; digest: string }[]) {
  await place(join(folder, 'manifests', manifest), JSON.stringify({ schemaVersion: 2, layers }));
}

describe('finding models', () => {
  it('finds nothing where there is nothing', async () => {
    expect(await find()).toEqual({ models: [], passedOver: [] });
  });

  it('finds the files of LM Studio, llama.cpp and GPT4All, and says where they are from', async () => {
    const path = await place('.lmstudio/models/someone/Qwen3-GGUF/Qwen3-0.6B-Q8_0.gguf', model());
    await place('.cache/llama.cpp/gemma-3-270m.gguf', model({ 'general.name': 'Gemma 3 270m' }));
    await place('.local/share/nomic.ai/GPT4All/Phi-4-mini-instruct.GGUF', model({}));
    const { models } = await find();
    expect(models).toContainEqual({
      name: 'Qwen3-0.6B-Q8_0',
      title: 'Qwen3 0.6B',
      tool: 'LM Studio',
      path,
      bytes: model().length,
      kind: 'instruct',
      ramBytes: expect.any(Number) as number,
      sameAs: null,
    });
    expect(models.map(({ name, tool, kind }) => [name, tool, kind])).toEqual([
      ['gemma-3-270m', 'llama.cpp', 'base'],
      ['Qwen3-0.6B-Q8_0', 'LM Studio', 'instruct'],
      ['Phi-4-mini-instruct', 'GPT4All', 'instruct'],
    ]);
  });

  it('follows the pointer of an LM Studio that lives elsewhere', async () => {
    await place('elsewhere/models/a/b/mine.gguf', model());
    await writeFile(join(home, '.lmstudio-home-pointer'), `${join(home, 'elsewhere')}\n`);
    expect((await find()).models.map(({ name }) => name)).toEqual(['mine']);
  });

  it('reads through the links of the hub’s cache, each file once', async () => {
    const hub = '.cache/huggingface/hub/models--someone--Qwen3';
    const blob = await place(`${hub}/blobs/0123abcd`, model());
    for (const revision of ['aaa', 'bbb']) {
      const path = join(home, hub, 'snapshots', revision, 'Qwen3-0.6B.gguf');
      await mkdir(dirname(path), { recursive: true });
      await symlink(blob, path);
    }
    const { models } = await find();
    expect(models.map(({ name, path }) => [name, path])).toEqual([
      ['Qwen3-0.6B', join(home, hub, 'snapshots/aaa/Qwen3-0.6B.gguf')],
    ]);
  });

  it('finds the blobs of Ollama by its manifests, under the names that Ollama uses', async () => {
    const digest = 'a'.repeat(64);
    const layer = { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${digest}` };
    const template = { mediaType: 'application/vnd.ollama.image.template', digest: `sha256:${'b'.repeat(64)}` };
    const blob = await place(`.ollama/models/blobs/sha256-${digest}`, model());
    await place(`.ollama/models/blobs/sha256-${'b'.repeat(64)}`, 'a template');
    await placeInOllama('.ollama/models', 'hub.example/library/qwen3/0.6b', [template, layer]);
    await placeInOllama('.ollama/models', 'hub.example/someone/other/latest', [
      { ...layer, digest: `sha256:${'c'.repeat(64)}` },
    ]);
    await placeInOllama('.ollama/models', 'hub.example/library/evil/latest', [
      { ...layer, digest: 'sha256:../../../../etc/passwd' },
    ]);
    await place('.ollama/models/manifests/hub.example/library/broken/latest', '{ not json');
    const { models, passedOver } = await find();
    expect(models.map(({ name, tool, path }) => [name, tool, path])).toEqual([['qwen3:0.6b', 'Ollama', blob]]);
    expect(passedOver.map(({ reason }) => reason)).toEqual([expect.stringContaining('cannot be read (ENOENT)')]);
  });

  it('passes over what cannot be asked or is not whole, and says what it is', async () => {
    const folder = '.lmstudio/models/x/y';
    await place(`${folder}/mmproj-f16.gguf`, model({ 'general.type': 'mmproj' }));
    await place(`${folder}/nomic-embed.gguf`, model({ 'general.architecture': 'nomic-bert' }));
    await place(`${folder}/cut.gguf`, model().subarray(0, 300));
    await place(`${folder}/text.gguf`, 'Dear diary');
    await place(`${folder}/two-00001-of-00002.gguf`, model({ 'split.no': 0, 'split.count': 2 }));
    await place(`${folder}/readme.md`, 'no model');
    const { models, passedOver } = await find();
    expect(models).toEqual([]);
    expect(passedOver.map(({ reason }) => reason).sort()).toEqual([
      'The model file cut.gguf is cut off: its header ends early.',
      'The model file text.gguf is not a usable GGUF file: it does not begin as one.',
      'The model two-00001-of-00002.gguf is not whole: two-00002-of-00002.gguf is missing.',
      'mmproj-f16.gguf is the vision part of a model (mmproj), not a model.',
      'nomic-embed.gguf makes embeddings or rankings, and answers no questions.',
    ]);
  });

  it('counts all parts of a split model, and offers it once', async () => {
    for (const [index, part] of ['00001', '00002'].entries()) {
      const facts = { ...QWEN, 'split.no': index, 'split.count': 2 };
      await place(`.cache/llama.cpp/big-${part}-of-00002.gguf`, model(facts));
    }
    const { models, passedOver } = await find();
    expect(models.map(({ name, bytes }) => [name, bytes > model().length * 1.5])).toEqual([
      ['big-00001-of-00002', true],
    ]);
    expect(passedOver).toHaveLength(1);
  });

  it('leaves out our own models, and gives no two the same name', async () => {
    const own = await place('kith-cache/models/own.gguf', model());
    await place('.cache/llama.cpp/same.gguf', model());
    await place('.lmstudio/models/a/b/same.gguf', model({ 'general.name': 'Another' }));
    await link(own, join(home, '.lmstudio/models/linked.gguf'));
    await symlink(own, join(home, '.lmstudio/models/pointer.gguf'));
    const names = (await find()).models.map(({ name }) => name);
    expect(names.sort()).toEqual(['linked', 'same', 'same#2']);
  });

  it('knows the starter, and leaves the names of the catalogue to the catalogue', async () => {
    const path = await place('.cache/llama.cpp/starter.gguf', model({ 'general.architecture': 'gemma3' }));
    await truncate(path, STARTER.bytes);
    const { models } = await find();
    expect(models.map(({ name, sameAs }) => [name, sameAs])).toEqual([['starter#2', 'starter']]);
  });

  it('does not run in circles, and ends when its time is over', async () => {
    await place('.lmstudio/models/a/mine.gguf', model());
    await symlink(join(home, '.lmstudio/models'), join(home, '.lmstudio/models/a/again'));
    expect((await find()).models).toHaveLength(1);
    const places = [{ tool: 'LM Studio', folder: join(home, '.lmstudio/models'), layout: 'files' as const }];
    expect(await lookThrough(places, cache, -1)).toEqual({ models: [], passedOver: [] });
  });

  it('reads only the header, however large the file says to be, and changes nothing', async () => {
    const path = await place('.cache/llama.cpp/large.gguf', model());
    await truncate(path, 2 ** 33);
    const before = await stat(path);
    const { models } = await find();
    expect(models.map(({ bytes }) => bytes)).toEqual([2 ** 33]);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });
});

describe('choosing a model', () => {
  it('takes a catalogue name, a file, or the name of a found model, in this order', async () => {
    const path = await place('.cache/llama.cpp/Mine.gguf', model());
    expect(await chooseModel('starter', environment, cache)).toBe('starter');
    expect(await chooseModel(path, environment, cache)).toBe(path);
    expect(await chooseModel('mine', environment, cache)).toBe(path);
    expect(await chooseModel('/no/such.gguf', environment, cache)).toBe('/no/such.gguf');
    await expect(chooseModel('other', environment, cache)).rejects.toMatchObject({
      kind: 'not_found',
      nextStep: 'See which there are: kith model list',
    });
  });
});
