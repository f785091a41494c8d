import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { addressOf, externalEngine } from '../helpers/externalEngine.ts';
import { testJournal } from '../helpers/kith.ts';
import { networkProxy } from '../helpers/networkProxy.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const MINUTE = 60_000;

/** A key and a certificate for 127.0.0.1 that nobody else has signed. */
async function selfSigned(): Promise<{ key: Buffer; cert: Buffer; file: string }> {
  const folder = await temporaryHome();
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=kith test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await promisify(execFile)('openssl', [...request, ...name, '-keyout', keyFile, '-out', file]);
  return { key: await readFile(keyFile), cert: await readFile(file), file };
}

it('speaks TLS with an engine whose certificate is trusted, and with no other', { timeout: MINUTE }, async () => {
  const engine = await externalEngine();
  const { file, ...certificate } = await selfSigned();
  const { port } = await networkProxy(engine.port, certificate);
  const address = addressOf(port, undefined, 'rediss');

  const stranger = await testJournal({ KITH_REDIS_URL: address });
  const refused = await stranger.kith('add', 'not sent');
  expect(refused.code).toBe(4);
  expect(refused.stderr).toMatch(/certificate that is not trusted here\.\n.*NODE_EXTRA_CA_CERTS/);

  const journal = await testJournal({ KITH_REDIS_URL: address, NODE_EXTRA_CA_CERTS: file });
  expect(await journal.kith('model', 'use', 'none')).toMatchObject({ code: 0, stderr: '' });
  await journal.kith('add', 'sent in secret with Hannah');
  // The search asks the graph, and the worker its queue, over connections of their own.
  expect((await journal.kith('search', 'Hannah')).stdout).toContain('sent in secret');
  const client = await engine.client();
  expect(await client.keys('kith:bee:*')).not.toEqual([]);
  await journal.kith('stop');
  await waitUntil('all is gone', async () => (await journal.processes()).length === 0);

  const plain = await testJournal({ KITH_REDIS_URL: addressOf(engine.port, undefined, 'rediss') });
  const spoken = await plain.kith('list');
  expect(spoken.code).toBe(4);
  expect(spoken.stderr).toMatch(/TLS/);
});
