/** The speed of the background: what the scheduler costs an item, and how soon work goes on after a kill. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openJournal, type Journal } from '../../backend/index.ts';
import { STARTER } from '../../backend/model/catalogue.ts';
import { isModelPresent } from '../../backend/model/library.ts';
import { PROGRAM, WORKER } from '../helpers/kith.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { median, nodeMilliseconds } from './measure.ts';
import { note, row } from './table.ts';

const SCRIPTED_WORKER = fileURLToPath(new URL('../helpers/scriptedWorker.ts', import.meta.url));
const ENTRIES = 400;
const KILLS = 5;
const MINUTE = 60_000;

/** Wall time of each item with readers that take no time: claim, queue, truth, graph, events. */
export async function scheduling(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const environment = { ...process.env, KITH_CACHE: CACHE };
  const worker = fork(SCRIPTED_WORKER, [home, 'bench', '0'], { execArgv: ['--import', 'tsx'], env: environment });
  await once(worker, 'message');
  const journal = await openJournal({ home, cache: CACHE, environment, entries: { worker: '/no/second/worker' } });
  try {
    await journal.setModel('scripted');
    await journal.setInference(false);
    for (let entry = 0; entry < ENTRIES; entry++) await journal.add(`Met Anna and Bruno in Oslo, number ${entry}`);
    await waitUntil('all is in the graph', async () => (await journal.search(`number ${ENTRIES - 1}`, 1)).length > 0);
    await journal.setInference(true);
    // Seldom: whoever looks needs a processor too.
    while ((await journal.status()).counts.done < ENTRIES) await pause(500);
    const runs = await journal.runs({ limit: 4 * ENTRIES });
    const [first, last] = [runs.at(-1), runs[0]];
    if (!first || !last?.ended) throw new Error('there are no runs');
    const wall = (Date.parse(last.ended) - Date.parse(first.claimed)) / runs.length;
    const answer = new Promise((resolve) => worker.once('message', resolve));
    worker.send('spent');
    const { projected } = z.object({ projected: z.number() }).parse(await answer);
    row('an item without its reading and its graph', wall - projected / runs.length, 'ms', 5);
    note('the same, with the graph', wall, 'ms');
    await journal.close();
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    await rm(home, { recursive: true, force: true });
  }
}

async function isClaimed(journal: Journal, not: string): Promise<string | null> {
  const runs = await journal.runs({ limit: 1 }).catch(() => []);
  return runs[0]?.outcome === 'running' && runs[0].id !== not ? runs[0].id : null;
}

/** Time from kill -9 of the worker, and with it the engine, until its item is claimed again; a window is open. */
export async function recovery(): Promise<void> {
  if (!(await isModelPresent(CACHE, STARTER))) return;
  const home = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const environment = { ...process.env, KITH_HOME: home, KITH_CACHE: CACHE };
  const journal = await openJournal({ home, cache: CACHE, environment, entries: { worker: WORKER } });
  try {
    await journal.setModel(STARTER.name);
    const times: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const { id } = await journal.add(`Met Anna and Bruno in Oslo, number ${kill}. `.repeat(10));
      const run = await waitUntil('it is claimed', () => isClaimed(journal, ''));
      const { worker } = await journal.status();
      process.kill(worker.pid ?? 0, 'SIGKILL');
      const killed = performance.now();
      await waitUntil('it is claimed again', () => isClaimed(journal, run), MINUTE);
      times.push(performance.now() - killed);
      await journal.delete(id);
    }
    row('work goes on after kill -9 of the worker, longest', Math.max(...times) / 1_000, 's', 5);
    note('the same, median', median(times) / 1_000, 's');
  } finally {
    await journal.close();
    await nodeMilliseconds([PROGRAM, 'stop'], environment);
    await rm(home, { recursive: true, force: true });
  }
}
