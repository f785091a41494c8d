/** `kith model`: choosing and fetching. */
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import * as library from '../../../../backend/model/library.ts';
import { stagingFolder } from '../../../../backend/paths.ts';
import { CATALOGUE } from '../../../../backend/model/catalogue.ts';
import { CliJournal, kith, type CliRun } from '../../../helpers/cliHarness.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

vi.mock('../../../../backend/model/library.ts', { spy: true });

let folder: string;
let journal: CliJournal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-model-'));
  journal = new CliJournal();
});
afterEach(async () => {
  vi.mocked(library.machineMemory).mockReset();
  await rm(folder, { recursive: true, force: true });
});

function run(...words: string[]): Promise<CliRun> {
  // Without Python on the search path nothing can be fetched; other programs' folders are this one.
  const others = { KITH_MODEL_FOLDERS: join(folder, 'others') };
  return kith(words, {
    journal,
    environment: { KITH_HOME: folder, KITH_CACHE: join(folder, 'cache'), PATH: '/nowhere', ...others },
  });
}

async function placeFound(name: string, facts: Record<string, string>): Promise<string> {
  await mkdir(join(folder, 'others'), { recursive: true });
  const path = join(folder, 'others', name);
  await writeFile(path, ggufFile({ facts }));
  return path;
}

describe('model', () => {
  it('lists the catalogue, without a journal', async () => {
    const models: unknown = JSON.parse((await run('model', 'list', '--json')).out);
    expect(models).toMatchObject(CATALOGUE.map(({ name, bytes }) => ({ name, bytes, present: false, path: null })));
    expect((await run('model', 'list')).out).toContain('Gemma terms of use');
    expect(journal.calls).toEqual([]);
  });

  it('advises by the memory of this machine', async () => {
    const rows = z
      .array(z.object({ name: z.string(), fits: z.boolean(), memory_fit: z.string(), recommended: z.boolean() }))
      .parse(JSON.parse((await run('model', 'list', '--json')).out));
    expect(rows.filter(({ recommended }) => recommended)).toHaveLength(1);
    expect(rows.every(({ fits, memory_fit }) => fits === (memory_fit !== 'too_big'))).toBe(true);
    expect((await run('model', 'list')).out).toMatch(/This machine has [\d.]+ GB of memory; .+ suits it best/);
  });

  it('says what is too big for a small machine, in the list and before it is fetched', async () => {
    vi.mocked(library.machineMemory).mockReturnValue(2e9);
    const { out } = await run('model', 'list');
    expect(out).toMatch(/qwen3-4b-2507.* 3\.5 GB of memory \(more than this machine has\)/);
    expect(out).toMatch(/qwen3-0\.6b.* 1\.4 GB of memory \(most of what this machine has\)/);
    expect(out).toContain('This machine has 2.0 GB of memory; starter suits it best');
    const { err } = await run('model', 'pull', 'qwen3-4b-2507');
    expect(err).toContain('qwen3-4b-2507 needs 3.5 GB of memory, and this machine has 2.0 GB: it may not run.');
    expect((await run('model', 'pull', 'starter')).err).not.toContain('it may not run');
  });

  it('lists what other programs have fetched, and says what of it cannot be used', async () => {
    const path = await placeFound('mine.gguf', { 'general.name': 'Mine 1B', 'tokenizer.chat_template': 'x' });
    await placeFound('nomic-embed.gguf', { 'general.architecture': 'nomic-bert' });
    const rows: unknown = JSON.parse((await run('model', 'list', '--json')).out);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'mine', title: 'Mine 1B', source: 'found', kind: 'instruct', path }),
        expect.objectContaining({ name: 'nomic-embed.gguf', source: 'unusable', bytes: null }),
      ]),
    );
    const { out } = await run('model', 'list');
    expect(out).toMatch(/found on this machine[^]*mine +\d+ MB {2}Mine 1B, .* of memory, instruct, in /);
    expect(out).toContain('nomic-embed.gguf makes embeddings or rankings, and answers no questions.');
  });

  it('uses a found one by its name, where it lies', async () => {
    const path = await placeFound('mine.gguf', {});
    expect(await run('model', 'use', 'mine')).toMatchObject({ code: 0, out: 'mine.gguf\n' });
    expect(journal.values.model).toBe(path);
  });

  it('says how much of an unfinished download is here', async () => {
    const staging = stagingFolder(join(folder, 'cache'), 'qwen3-0.6b');
    await mkdir(staging, { recursive: true });
    await writeFile(join(staging, 'x.part'), '');
    await truncate(join(staging, 'x.part'), 319_723_344);
    expect((await run('model', 'list')).out).toMatch(/qwen3-0\.6b +639 MB {2}50 % here/);
  });

  it('uses a file of one’s own by its absolute path', async () => {
    const path = join(folder, 'mine.gguf');
    await writeFile(path, ggufFile());
    expect(await run('model', 'use', path)).toMatchObject({ code: 0, out: 'mine.gguf\n' });
    expect(journal.values.model).toBe(path);
  });

  it.each([
    ['text', 'Dear diary', /not a usable GGUF file/],
    ['truncated', ggufFile().subarray(0, 300), /cut off/],
  ])('refuses a file that is %s, and keeps the model in use', async (_, content, message) => {
    const path = join(folder, 'bad.gguf');
    await writeFile(path, content);
    const result = await run('model', 'use', path);
    expect(result.code).toBe(5);
    expect(result.err).toMatch(message);
    expect(journal.values.model).toBe('starter');
  });

  it('says how a model could be fetched when it cannot', async () => {
    for (const action of ['use', 'pull']) {
      const result = await run('model', action, 'starter');
      expect(result).toMatchObject({ code: 5, out: '' });
      expect(result.err).toContain('python3-pip');
    }
  });

  it('tells the model in use and why it cannot be used', async () => {
    expect(JSON.parse((await run('model', 'status', '--json')).out)).toEqual({
      name: 'starter',
      state: 'unloaded',
      pid: null,
      rss_bytes: null,
      usable: false,
      reason: 'The model starter is not on this machine.',
    });
  });

  it.each([
    [['model', 'use', 'gpt'], 3],
    [['model', 'pull', 'gpt'], 3],
    [['model', 'pull'], 2],
    [['model', 'list', 'x'], 2],
    [['model', 'nonsense'], 2],
  ])('refuses %j', async (words, code) => {
    expect((await run(...words)).code).toBe(code);
  });
});
