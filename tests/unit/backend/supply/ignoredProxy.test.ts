/** A proxy that is named and cannot be used. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { ignoredProxy } from '../../../../backend/supply/ignoredProxy.ts';
import { transferFile } from '../../../../backend/supply/transfer.ts';
import { serveFile } from '../../../helpers/fileServer.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

const PROXY = 'http://proxy.example:3128';

it.each([
  [{ HTTPS_PROXY: PROXY, NODE_USE_ENV_PROXY: '1' }, '20.20.2', 'HTTPS_PROXY'],
  [{ https_proxy: PROXY, NODE_USE_ENV_PROXY: '1' }, '22.20.0', 'https_proxy'],
  [{ HTTPS_PROXY: PROXY, NODE_USE_ENV_PROXY: '1' }, '23.1.0', 'HTTPS_PROXY'],
  [{ HTTPS_PROXY: PROXY, NODE_USE_ENV_PROXY: '1' }, '22.21.0', null],
  [{ HTTPS_PROXY: PROXY, NODE_USE_ENV_PROXY: '1' }, '24.0.1', null],
  [{ HTTP_PROXY: PROXY }, '24.0.1', 'HTTP_PROXY'],
  [{ HTTPS_PROXY: '' }, '20.20.2', null],
  [{}, '20.20.2', null],
])('%j with Node %s: %s is ignored', (environment, version, ignored) => {
  expect(ignoredProxy(environment, version)).toBe(ignored);
});

it('is named by what a failed download says to do next', async () => {
  const server = await serveFile(Buffer.from('a file'));
  server.next.push((_, response) => response.writeHead(404).end());
  vi.stubEnv('HTTPS_PROXY', PROXY);
  vi.stubEnv('NODE_USE_ENV_PROXY', '0');
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = `${await temporaryHome()}/model.gguf`;
  await expect(transferFile({ url: server.url, path, bytes: 6 })).rejects.toMatchObject({
    nextStep: expect.stringMatching(
      /^The proxy in HTTPS_PROXY needs Node 24 or later; .*kith model use PATH$/,
    ) as string,
  });
});
