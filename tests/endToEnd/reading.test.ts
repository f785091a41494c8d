import { expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../backend/index.ts';
import { residentBytes } from '../../backend/process/residentBytes.ts';
import { testJournal, WORKER, type TestJournal } from '../helpers/kith.ts';
import { episodeShape, shownShape, statusShape } from '../helpers/shapes.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const ENTRY = 'Lunch with Priya at Café Luna in Lisbon, she starts at Siemens on Monday';
const MINUTE = 60_000;

const status = async (journal: TestJournal) => statusShape.parse(await journal.json('status'));
const show = async (journal: TestJournal, id: string) => shownShape.parse(await journal.json('show', id));
const hosts = async (journal: TestJournal) => (await journal.processes()).filter(({ name }) => name === 'host');

describeWithStarter('with the starter model', () => {
  it(
    'finds the names of an entry, stores them in the graph, and is gone from memory',
    { timeout: MINUTE },
    async () => {
      const journal = await testJournal();
      await journal.kith('model', 'use', 'starter');
      const { id } = episodeShape.parse(await journal.json('add', ENTRY));
      expect((await journal.kith('enrich', '--pending', '--wait')).code).toBe(0);
      const shown = await show(journal, id);
      expect(shown.status).toBe('done');
      expect(shown.entities.map(({ name, type }) => `${type} ${name}`).sort()).toEqual([
        'organization Siemens',
        'person Priya',
        'place Café Luna',
        'place Lisbon',
      ]);
      for (const { surface, start, end } of shown.entities.flatMap(({ mentions }) => mentions)) {
        expect(ENTRY.slice(start, end)).toBe(surface);
      }
      await waitUntil('the model host is gone', async () => (await hosts(journal)).length === 0, 2_000);
      expect((await status(journal)).model).toMatchObject({ name: 'starter', pid: null });
    },
  );

  it(
    'leaves entries alone while inference is off, also after a restart, and reads all when it is on',
    { timeout: MINUTE },
    async () => {
      const journal = await testJournal();
      await journal.kith('model', 'use', 'starter');
      expect((await journal.kith('inference', 'off')).code).toBe(0);
      for (const text of ['Walked with Anna', 'Rain all day', 'Called Berta in Oslo']) await journal.kith('add', text);
      expect((await status(journal)).counts).toMatchObject({ pending_nodes: 3, done: 0 });
      expect(await hosts(journal)).toEqual([]);
      await journal.kith('stop');
      expect(await journal.processes()).toEqual([]);
      const restarted = await status(journal);
      expect(restarted.inference_enabled).toBe(false);
      expect(restarted.counts).toMatchObject({ pending_nodes: 3, done: 0 });
      expect(await hosts(journal)).toEqual([]);
      await journal.kith('inference', 'on');
      expect((await journal.kith('enrich', '--pending', '--wait')).code).toBe(0);
      expect((await status(journal)).counts).toMatchObject({ pending_nodes: 0, pending_edges: 0, done: 3 });
    },
  );

  it(
    'gives the memory back within a second of the last entry, and keeps the worker small',
    { timeout: MINUTE, retry: 2 },
    async () => {
      const journal = await testJournal({ KITH_LINGER_MS: '60000' });
      await journal.kith('model', 'use', 'starter');
      const worker = (await journal.worker()) ?? 0;
      const before = (await residentBytes(worker)) ?? 0;
      await journal.kith('add', ENTRY);
      await waitUntil('the host runs', async () => (await hosts(journal)).length === 1);
      await waitUntil('the entry is done', async () => (await status(journal)).counts.done === 1, MINUTE);
      const done = Date.now();
      await waitUntil('the host is gone', async () => (await hosts(journal)).length === 0);
      expect(Date.now() - done).toBeLessThan(1_000);
      const after = (await residentBytes(worker)) ?? 0;
      expect((after - before) / 1024 / 1024).toBeLessThan(20);
      await journal.kith('stop');
    },
  );

  it(
    'loads the model once for ten entries, and reads one that comes while it unloads',
    { timeout: 2 * MINUTE },
    async () => {
      const journal = await testJournal({ KITH_LINGER_MS: '60000' });
      await journal.kith('model', 'use', 'starter');
      await journal.kith('inference', 'off');
      for (let entry = 0; entry < 10; entry++) await journal.kith('add', `Coffee with Anna, cup ${entry}`);
      await journal.kith('inference', 'on');
      const pids = new Set<number>();
      await waitUntil(
        'all are done',
        async () => {
          for (const { pid } of await hosts(journal)) pids.add(pid);
          return (await status(journal)).counts.done === 10;
        },
        2 * MINUTE,
      );
      expect(pids.size).toBe(1);
      await waitUntil('the model unloads', async () =>
        ['unloading', 'unloaded'].includes((await status(journal)).model.state),
      );
      await journal.kith('add', 'One more with Berta');
      await waitUntil('it is read too', async () => (await status(journal)).counts.done === 11, MINUTE);
      await journal.kith('stop');
    },
  );

  it('acknowledges saves at once while a long entry is being read', { timeout: MINUTE, retry: 2 }, async () => {
    const journal = await testJournal({ KITH_LINGER_MS: '60000' });
    await journal.kith('model', 'use', 'starter');
    await journal.kith('add', 'Met Anna, Berta and Carla in Oslo, then wrote to David about the trip. '.repeat(20));
    await waitUntil('the model reads', async () => (await status(journal)).model.state === 'ready');
    const window = await openJournal({
      home: journal.home,
      cache: CACHE,
      environment: journal.environment,
      entries: { worker: WORKER },
    });
    onTestFinished(() => window.close());
    const times: number[] = [];
    for (let save = 0; save < 30; save++) {
      const started = performance.now();
      await window.add(`short ${save}`);
      times.push(performance.now() - started);
    }
    expect((await status(journal)).counts.done).toBe(0);
    expect(times.sort((left, right) => left - right)[15]).toBeLessThan(100);
    await journal.kith('stop');
  });

  it('replaces exactly the mentions and relations of an entry that is read again', { timeout: MINUTE }, async () => {
    const journal = await testJournal({ KITH_LINGER_MS: '60000' });
    await journal.kith('model', 'use', 'starter');
    const first = episodeShape.parse(await journal.json('add', ENTRY));
    const second = episodeShape.parse(await journal.json('add', 'Dinner with Priya in Lisbon'));
    await journal.kith('enrich', '--pending', '--wait');
    const before = [await show(journal, first.id), await show(journal, second.id)];
    const again = await journal.kith('enrich', first.id, '--wait');
    expect(again.code).toBe(0);
    expect([await show(journal, first.id), await show(journal, second.id)]).toEqual(before);
    await journal.kith('stop');
  });
});
