import { expect, it, describe } from 'vitest';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { testJournal, type TestJournal } from '../helpers/kith.ts';
import { statusShape } from '../helpers/shapes.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { describeWithStarter } from '../helpers/withStarter.ts';

const MINUTE = 60_000;
const KILLS = 4;
const LONG_ENTRY =
  'Met Anna, Berta and Carla in Oslo, then wrote to David at Siemens about the trip to Lisbon. '.repeat(12);

const counts = async (journal: TestJournal) => statusShape.parse(await journal.json('status')).counts;
const named = async (journal: TestJournal, name: string) =>
  (await journal.processes()).find((process) => process.name === name)?.pid;

async function nothingIsLeft(journal: TestJournal): Promise<void> {
  await waitUntil('no process is left', async () => (await journal.processes()).length === 0, 10_000);
  expect(await readdir(join(journal.home, 'sockets'))).toEqual([]);
  expect((await readdir(journal.home)).filter((name) => name.includes('lock'))).toEqual([]);
}

describe('many at once', () => {
  it('are one engine, one worker and ten entries', { timeout: MINUTE }, async () => {
    const journal = await testJournal({ KITH_LINGER_MS: '1000' });
    const adds = await Promise.all(Array.from({ length: 10 }, (_, entry) => journal.kith('add', `entry ${entry}`)));
    expect(adds.map(({ code, stderr }) => [code, stderr])).toEqual(Array.from({ length: 10 }, () => [0, '']));
    expect(new Set(adds.map(({ stdout }) => stdout)).size).toBe(10);
    expect((await counts(journal)).pending_nodes).toBe(10);
    const names = (await journal.processes()).map(({ name }) => name).sort();
    expect(names).toEqual(['engine', 'watcher', 'worker']);
    await nothingIsLeft(journal);
  });
});

describeWithStarter('in the middle of a reading', () => {
  async function reading(environment: Record<string, string> = {}): Promise<TestJournal> {
    const journal = await testJournal(environment);
    await journal.kith('model', 'use', 'starter');
    await journal.kith('add', LONG_ENTRY);
    await waitUntil('it is being read', async () => (await counts(journal)).running === 1);
    return journal;
  }

  it('a stop leaves the entry pending and nothing behind', { timeout: MINUTE }, async () => {
    const journal = await reading({ KITH_LINGER_MS: '60000' });
    await waitUntil('the host runs', () => named(journal, 'host'));
    const stop = await journal.kith('stop');
    expect(stop.code).toBe(0);
    expect(stop.milliseconds).toBeLessThan(10_000);
    await nothingIsLeft(journal);
    const { running, done, pending_nodes, pending_edges } = await counts(journal);
    expect({ done, running: running <= 1, pending: pending_nodes + pending_edges }).toEqual({
      done: 0,
      running: true,
      pending: 1,
    });
  });

  it('the end of the last window leaves the entry pending and nothing behind', { timeout: MINUTE }, async () => {
    const journal = await reading();
    await nothingIsLeft(journal);
  });

  for (const victim of ['worker', 'host', 'engine'] as const) {
    it(`kill -9 of the ${victim}, ${KILLS} times, loses nothing`, { timeout: 5 * MINUTE }, async () => {
      const journal = await testJournal({ KITH_LINGER_MS: '60000' });
      await journal.kith('model', 'use', 'starter');
      const saved: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const add = await journal.kith('add', `Number ${kill} with Anna in Oslo. ${LONG_ENTRY.slice(0, 200)}`);
        expect(add.code).toBe(0);
        saved.push(add.stdout.trim());
        const pid = await waitUntil(`the ${victim} runs`, () => named(journal, victim), MINUTE);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 800));
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It had just ended by itself.
        }
        // Nobody asks for it again: the product itself has to see that it is not done.
        await waitUntil('it is read all the same', async () => (await counts(journal)).done === kill + 1, MINUTE);
      }
      expect(await counts(journal)).toMatchObject({ done: KILLS, running: 0, needs_attention: 0 });
      const listed: unknown = await journal.json('list', '--limit', '100');
      expect((listed as { id: string; text: string }[]).map(({ id }) => id).sort()).toEqual(saved.sort());
      await journal.kith('stop');
      await nothingIsLeft(journal);
    });
  }
});
