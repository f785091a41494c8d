/** The real starter comes whole from a server that cuts, stalls and redirects, to two who ask for it at once. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STARTER, type CatalogueModel } from '../../backend/model/catalogue.ts';
import { locateModel, modelPath } from '../../backend/model/library.ts';
import type { Progress } from '../../backend/supply/progress.ts';
import { fetchModel } from '../../backend/supply/modelSupply.ts';
import { serveFile } from '../helpers/fileServer.ts';
import { DOWNLOAD_PROGRAM } from '../helpers/programs.ts';
import { CACHE, temporaryHome } from '../helpers/temporaryHome.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

describeWithStarter('a model download', () => {
  it('survives cuts, silence and redirects, and is made once', { timeout: 60_000 }, async () => {
    const server = await serveFile(await readFile(modelPath(CACHE, STARTER)));
    const moved = server.says(302, { location: `${server.origin}/elsewhere` }, '');
    server.next.push(moved, server.cutAt(60_000_000), server.silentAt(150_000_000), server.says(503, {}, ''));
    const model: CatalogueModel = { ...STARTER, source: { from: 'hub', uri: server.url } };
    const cache = await temporaryHome();
    const seen: Progress[] = [];
    const options = {
      cache,
      environment: { ...process.env, KITH_DOWNLOAD_PATIENCE: '3' },
      downloadEntry: DOWNLOAD_PROGRAM,
      onProgress: (progress: Progress) => void seen.push(progress),
    };
    const paths = await Promise.all([fetchModel(model, options), fetchModel(model, options)]);
    expect(paths).toEqual([modelPath(cache, model), modelPath(cache, model)]);
    const asked = server.requests.map(({ path, range }) => `${path} ${range?.replace(/\d+/, 'N') ?? 'all'}`);
    expect(asked.slice(0, 2)).toEqual(['/model.gguf all', '/elsewhere all']);
    expect(asked.slice(2).length).toBeGreaterThanOrEqual(3);
    expect(new Set(asked.slice(2))).toEqual(new Set(['/model.gguf bytes=N-']));
    expect(seen.map(({ what }) => what).join('\n')).toContain('the connection was cut; trying again');
    expect(await readdir(join(cache, 'staging'))).toEqual([]);
    expect(await locateModel('starter', cache)).toMatchObject({ name: 'starter', kind: 'base' });
  });
});
