/** Files that are no models: a clear error, never a crash of native code. */
import { copyFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ModelUnavailableError } from '../../backend/errors.ts';
import { STARTER } from '../../backend/model/catalogue.ts';
import { modelPath } from '../../backend/model/library.ts';
import { adapterPath } from '../../backend/packageFiles.ts';
import { createModelClient } from '../../worker/model/createModelClient.ts';
import { CACHE, temporaryHome } from '../helpers/temporaryHome.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

// A real model on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const load = (path: string, adapter: string | null = null) =>
  createModelClient({ name: 'bad', kind: 'base', path, adapter }, { device: 'cpu' });
const starter = modelPath(CACHE, STARTER);

describe('loading what is no model', () => {
  it('refuses a missing file, a folder, an empty file and a text file', async () => {
    const folder = await temporaryHome();
    const text = join(folder, 'text.gguf');
    const empty = join(folder, 'empty.gguf');
    await writeFile(text, 'This is a diary, not a model.\n'.repeat(1000));
    await writeFile(empty, '');
    for (const path of [join(folder, 'missing.gguf'), folder, text, empty]) {
      await expect(load(path)).rejects.toThrow(ModelUnavailableError);
    }
  });

  it('refuses an adapter in the place of a model', async () => {
    await expect(load(adapterPath(STARTER.adapter ?? ''))).rejects.toThrow(ModelUnavailableError);
  });
});

describeWithStarter('loading a damaged or mismatched model', () => {
  it('refuses a file that was cut off', async () => {
    const cut = join(await temporaryHome(), 'cut.gguf');
    await copyFile(starter, cut);
    for (const bytes of [STARTER.bytes - 1, 100_000_000, 1_000_000, 5]) {
      await truncate(cut, bytes);
      await expect(load(cut)).rejects.toThrow(ModelUnavailableError);
    }
  });

  it('is given less context where memory is short, and refused where it is too short', async () => {
    const specification = { name: 'starter', kind: 'base' as const, path: starter, adapter: null };
    const client = await createModelClient(specification, { device: 'cpu', free: 0.6e9 });
    expect(client.info.contextSize).toBe(2048);
    await client.dispose();
    await expect(createModelClient(specification, { device: 'cpu', free: 0.3e9 })).rejects.toThrow(
      'starter needs about 0.6 GB of memory, and 0.3 GB are free.',
    );
  });

  it('refuses an adapter that is none', async () => {
    await expect(load(starter, starter)).rejects.toThrow(/adapter .* does not fit/);
  });
});
