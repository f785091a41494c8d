/** `kith model`: choosing and fetching. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../backend/model/catalogue.ts';
import { CliJournal, kith, type CliRun } from '../../../helpers/cliHarness.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

let folder: string;
let journal: CliJournal;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-model-'));
  journal = new CliJournal();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function run(...words: string[]): Promise<CliRun> {
  // Without Python on the search path nothing can be fetched.
  return kith(words, {
    journal,
    environment: { KITH_HOME: folder, KITH_CACHE: join(folder, 'cache'), PATH: '/nowhere' },
  });
}

describe('model', () => {
  it('lists the catalogue, without a journal', async () => {
    const models: unknown = JSON.parse((await run('model', 'list', '--json')).out);
    expect(models).toMatchObject(CATALOGUE.map(({ name, bytes }) => ({ name, bytes, present: false, path: null })));
    expect((await run('model', 'list')).out).toContain('Gemma terms of use');
    expect(journal.calls).toEqual([]);
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
