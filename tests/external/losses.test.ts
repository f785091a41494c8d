import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal, type Journal } from '../../backend/index.ts';
import { KithError } from '../../backend/errors.ts';
import { journalPaths } from '../../backend/paths.ts';
import { lockHolder } from '../../backend/process/lock.ts';
import { readWorkers } from '../../backend/store/workers.ts';
import { addressOf, externalEngine, type ExternalEngine } from '../helpers/externalEngine.ts';
import { testJournal, WORKER, type TestJournal } from '../helpers/kith.ts';
import { networkProxy } from '../helpers/networkProxy.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { KEYS, openWindow } from '../helpers/window.ts';

const MINUTE = 60_000;
/** Long enough that every connection is given up; KITH_LOSS_SECONDS makes it longer. */
const LOSS_MILLISECONDS = 1_000 * Number(process.env['KITH_LOSS_SECONDS'] ?? 12);

interface Setting {
  engine: ExternalEngine;
  program: TestJournal;
  /** a window in this process */
  journal: Journal;
}

async function setUp(address?: (engine: ExternalEngine) => Promise<string>): Promise<Setting> {
  const engine = await externalEngine();
  const url = (await address?.(engine)) ?? engine.url;
  const program = await testJournal({ KITH_REDIS_URL: url });
  const { home, environment } = program;
  const journal = await openJournal({ home, cache: home, environment, entries: { worker: WORKER } });
  onTestFinished(() => journal.close());
  await journal.setModel('none');
  return { engine, program, journal };
}

const texts = async (journal: Journal) => (await journal.list()).map(({ text }) => text).sort();

describe('a worker at home of an engine elsewhere', () => {
  it('is started again within seconds when it is killed while a window is open', { timeout: MINUTE }, async () => {
    const { program, journal } = await setUp();
    const first = await program.worker();
    const killed = performance.now();
    process.kill(first ?? 0, 'SIGKILL');
    const paths = journalPaths(program.home);
    await waitUntil('another serves', async () => {
      const holder = await lockHolder(paths.lock);
      return holder !== null && holder.pid !== first && holder.note['state'] === 'serving';
    });
    expect(performance.now() - killed).toBeLessThan(6_000);
    await journal.add('after the kill');
    expect(await texts(journal)).toEqual(['after the kill']);
  });

  it('stays stopped when it was told to, and the engine goes on', { timeout: MINUTE }, async () => {
    const { engine, program, journal } = await setUp();
    expect((await program.kith('stop')).stdout).toBe('stopped\n');
    const client = await engine.client();
    // A window looks every two seconds.
    const stopped = Date.now();
    await waitUntil('it had time to be missed', async () => {
      expect(await program.worker()).toBeNull();
      return Date.now() - stopped > 5_000;
    });
    await journal.add('without a worker');
    expect(await readWorkers(client)).toEqual([]);
    expect((await program.kith('list')).stdout).toContain('without a worker');
    expect(await program.worker()).not.toBeNull();
  });
});

describe('an engine elsewhere', () => {
  it('is found again within 3 s of its restart by window, follower and worker', { timeout: MINUTE }, async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const { engine, journal } = await setUp();
    const heard = new Set<string | null>();
    journal.onEvent(({ episode }) => heard.add(episode));
    const before = await readWorkers(await engine.client());
    for (let restart = 0; restart < 3; restart++) {
      await engine.kill();
      const saving = journal.add(`saved over restart ${restart}`);
      await engine.start();
      const started = performance.now();
      const { id } = await saving;
      await waitUntil('the follower hears of it', () => heard.has(id));
      const client = await engine.client();
      const connections = () => client.sendCommand<string>(['CLIENT', 'LIST']);
      await waitUntil('the worker is back', async () => (await connections()).includes('name=kith-worker'));
      expect(performance.now() - started).toBeLessThan(3_000);
      expect((await readWorkers(client)).map(({ id: worker }) => worker)).toEqual(
        before.map(({ id: worker }) => worker),
      );
    }
    expect(await texts(journal)).toHaveLength(3);
    expect(unhandled).toEqual([]);
  });

  it('may be out of reach for a while: nothing is lost, and all goes on', { timeout: 2 * MINUTE }, async () => {
    const proxy = { current: null as Awaited<ReturnType<typeof networkProxy>> | null };
    const { program, journal } = await setUp(async ({ port }) => {
      proxy.current = await networkProxy(port);
      return addressOf(proxy.current.port);
    });
    const window = openWindow(program);
    await window.shows('Timeline');
    await journal.add('before the loss');
    await window.shows('before the loss');
    proxy.current?.cut();
    const cut = Date.now();
    window.type('n');
    await window.shows('New entry');
    window.type('written in the dark');
    window.type(KEYS.save);
    const refused = await journal.add('not taken').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KithError);
    expect(refused).toMatchObject({ kind: 'engine_unavailable' });
    await window.shows('does not answer', MINUTE);
    expect(window.screen()).toContain('written in the dark');
    await waitUntil('it was long enough', () => Date.now() - cut > LOSS_MILLISECONDS, MINUTE);
    proxy.current?.restore();
    const restored = performance.now();
    await journal.add('after the loss');
    expect(performance.now() - restored).toBeLessThan(5_000);
    window.type(KEYS.save);
    await window.shows('Saved');
    await waitUntil('the worker is back', async () => (await journal.status()).workers.length === 1);
    // What was refused may have been on its way all the same; nothing that was written may be missing.
    expect(await texts(journal)).toEqual(
      expect.arrayContaining(['after the loss', 'before the loss', 'written in the dark']),
    );
  });
});
