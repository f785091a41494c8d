/** The shelf offers first what this machine can have. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createModelShelf } from '../../../app/modelShelf.ts';
import { BEST_MODEL, BEST_MODEL_RAM, CATALOGUE } from '../../../backend/model/catalogue.ts';
import { machineMemory } from '../../../backend/model/library.ts';
import { ggufFile } from '../../helpers/ggufFile.ts';
import { openWheelShop, type WheelShop } from '../../helpers/wheelShop.ts';

let shop: WheelShop;
let cache: string;
beforeEach(async () => {
  shop = await openWheelShop();
  cache = await mkdtemp(join(tmpdir(), 'kith-shelf-'));
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
  await shop.close();
});

/** A shelf whose downloader does this when it is asked for the hub. */
async function shelfWith(statement: string, folders = ''): Promise<ReturnType<typeof createModelShelf>> {
  const downloadEntry = join(cache, 'download.mjs');
  await writeFile(downloadEntry, `if (process.argv[2] === '--probe') { ${statement} }`);
  const environment = { ...shop.environment, KITH_MODEL_FOLDERS: folders };
  return createModelShelf({ cache, environment, downloadEntry });
}

describe('the shelf of models', () => {
  const large = machineMemory() >= BEST_MODEL_RAM;

  it('offers the best model first where the hub answers and the memory is there', async () => {
    const shelf = await shelfWith(`console.log(JSON.stringify({ type: 'reachable' }))`);
    const models = await shelf.list();
    expect(models).toHaveLength(CATALOGUE.length);
    expect(models[0]).toMatchObject({ name: large ? BEST_MODEL : 'starter', recommended: true, present: false });
    expect(models.filter(({ recommended }) => recommended)).toHaveLength(1);
  });

  it('offers the starter first where the hub does not answer', async () => {
    const shelf = await shelfWith('process.exit(1)');
    expect((await shelf.list())[0]).toMatchObject({ name: 'starter', recommended: true, source: 'PyPI' });
  });

  it('offers, after the catalogue, what another program has fetched, to be used where it lies', async () => {
    const folder = join(cache, 'other');
    await mkdir(folder);
    const path = join(folder, 'mine.gguf');
    await writeFile(path, ggufFile({ facts: { 'general.name': 'Mine 1B' } }));
    await writeFile(join(folder, 'mmproj.gguf'), ggufFile());
    const models = await (await shelfWith('process.exit(1)', folder)).list();
    expect(models.slice(CATALOGUE.length)).toMatchObject([
      { name: path, title: 'Mine 1B (mine)', source: folder, found: true, present: true, recommended: false },
    ]);
  });

  it('fetches by name, and says why it cannot', async () => {
    await shop.behave('fail');
    const shelf = await shelfWith('');
    const options = { onProgress: () => undefined, signal: new AbortController().signal };
    await expect(shelf.pull('starter', options)).rejects.toMatchObject({ kind: 'model_unavailable' });
    await expect(shelf.pull('nonsense', options)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('takes only files that are whole models', async () => {
    const shelf = await shelfWith('');
    const path = join(cache, 'mine.gguf');
    await writeFile(path, ggufFile());
    await shelf.checkFile(path);
    await writeFile(path, ggufFile().subarray(0, 100));
    await expect(shelf.checkFile(path)).rejects.toMatchObject({ kind: 'model_unavailable' });
  });
});
