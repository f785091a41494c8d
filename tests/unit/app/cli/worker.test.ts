/** `kith worker`: one worker in the foreground, told of signals once, and its exit code handed on. */
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { journalPaths } from '../../../../backend/paths.ts';
import { lockHolder, tryLock } from '../../../../backend/process/lock.ts';
import { kith, type CliRun } from '../../../helpers/cliHarness.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';

const WORKER = fileURLToPath(new URL('../../../helpers/workerProcess.ts', import.meta.url));

interface Started {
  home: string;
  ended: Promise<CliRun>;
  out: () => string;
  interrupt: () => void;
}

async function start(environment: Record<string, string> = {}, ...flags: string[]): Promise<Started> {
  const home = await temporaryHome();
  const stopping = new AbortController();
  let out = '';
  const ended = kith(['worker', ...flags], {
    environment: {
      ...process.env,
      KITH_HOME: home,
      KITH_CACHE: home,
      KITH_REDIS_URL: 'redis://:secret@127.0.0.1:1/',
      NODE_OPTIONS: '--import tsx',
      ...environment,
    },
    entries: { worker: WORKER, download: '' },
    signal: stopping.signal,
    onOut: (text) => (out += text),
  });
  // A test that fails must not leave its worker behind.
  onTestFinished(async () => {
    stopping.abort();
    await ended;
  });
  return { home, ended, out: () => out, interrupt: () => stopping.abort() };
}

it('serves until it is interrupted, lingers for ever, and leaves nothing behind', async () => {
  const { home, ended, out, interrupt } = await start();
  await waitUntil('it serves', out);
  const holder = await lockHolder(journalPaths(home).lock);
  expect(holder?.note['linger']).toBe('forever');
  interrupt();
  expect(await ended).toEqual({ code: 0, out: `worker serves ${home} at redis://:***@127.0.0.1:1/\n`, err: '' });
  expect(await lockHolder(journalPaths(home).lock)).toBeNull();
});

it('tells as JSON where it serves, and ends with the code of the worker', async () => {
  const { home, ended, out, interrupt } = await start({ WORKER_CODE: '7' }, '--json');
  await waitUntil('it serves', out);
  const pid = (await lockHolder(journalPaths(home).lock))?.pid;
  interrupt();
  const { code, out: all, err } = await ended;
  expect(JSON.parse(all)).toEqual({ home, engine: 'redis://:***@127.0.0.1:1/', pid });
  expect(code).toBe(7);
  expect(err).toContain('with code 7');
});

it('says what the worker says when it cannot serve', async () => {
  expect(await (await start({ WORKER_SAYS: 'failed' })).ended).toEqual({
    code: 4,
    out: '',
    err: 'No engine.\nGet one.\n',
  });
});

it('says so when the worker ends without a word', async () => {
  expect(await (await start({ WORKER_SAYS: 'nothing' })).ended).toMatchObject({
    code: 4,
    err: expect.stringContaining('did not start') as string,
  });
});

it('refuses a second worker, whether it is there before or comes first', async () => {
  const home = await temporaryHome();
  const taken = await tryLock(journalPaths(home).lock);
  const refused = await (await start({ KITH_HOME: home })).ended;
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toBe(`This journal has a worker already (process ${process.pid}).\nEnd it first: kith stop\n`);
  if ('lock' in taken) await taken.lock.release();

  const overtaken = await (await start({ WORKER_SAYS: 'lost_election' })).ended;
  expect(overtaken).toMatchObject({ code: 1, err: expect.stringContaining('has a worker already') as string });
});
