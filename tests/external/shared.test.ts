import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal, type Journal } from '../../backend/index.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { recentEvents } from '../../backend/store/events.ts';
import { keys } from '../../backend/store/keys.ts';
import { readRuns } from '../../backend/store/readRuns.ts';
import { readWorkers } from '../../backend/store/workers.ts';
import { readClaims, type Claim } from '../../backend/store/scripts/recoverWork.ts';
import { LEASE_MILLISECONDS } from '../../worker/schedule/Registration.ts';
import { externalEngine, type ExternalEngine } from '../helpers/externalEngine.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/scriptedWorker.ts', import.meta.url));
/** Two items each. */
const ENTRIES = 250;
const READING_MILLISECONDS = 15;
const MINUTE = 60_000;

interface Machine {
  name: string;
  process: ChildProcess;
  /** the worker's id in the register */
  id: string;
  journal: Journal;
}

/** A home, its worker, and one window. */
async function startMachine(engine: ExternalEngine, client: EngineClient, name: string): Promise<Machine> {
  const home = await temporaryHome();
  const environment = { ...process.env, KITH_REDIS_URL: engine.url };
  const worker = fork(PROGRAM, [home, name, String(READING_MILLISECONDS)], {
    execArgv: ['--import', 'tsx'],
    env: environment,
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  await once(worker, 'message');
  const journal = await openJournal({ home, cache: home, environment, entries: { worker: '/no/second/worker' } });
  onTestFinished(() => journal.close());
  const registered = await readWorkers(client);
  return { name, process: worker, journal, id: registered.find(({ machine }) => machine === name)?.id ?? '' };
}

/** Stops a worker in the middle of a reading; returns what it had claimed. */
async function stopWhileReading(client: EngineClient, { process: worker, id }: Machine): Promise<Claim> {
  return waitUntil('it is stopped while it reads', async () => {
    worker.kill('SIGSTOP');
    const [before] = await client.hmGet(keys.worker(id), ['pid']);
    const claim = (await readClaims(client)).find(({ owner }) => owner === id);
    // What it sent just before the signal may still arrive.
    await client.ping();
    const again = (await readClaims(client)).find(({ owner }) => owner === id);
    if (before && claim && again && claim.run === again.run) return claim;
    worker.kill('SIGCONT');
    return null;
  });
}

it(
  'two homes and three workers share a journal; one is killed, one sleeps too long: every item is done exactly once',
  { timeout: 2 * MINUTE },
  async () => {
    const engine = await externalEngine();
    const client = await engine.client();
    const [here, killed, asleep] = await Promise.all(
      ['here', 'killed', 'asleep'].map((name) => startMachine(engine, client, name)),
    );
    if (!here || !killed || !asleep) throw new Error('three machines are needed');
    await here.journal.setModel('scripted');
    const saved = await Promise.all(
      Array.from({ length: ENTRIES }, async (_, entry) => {
        const window = entry % 2 === 0 ? here.journal : killed.journal;
        return (await window.add(`Met Anna and Bruno in Oslo, number ${entry}`)).id;
      }),
    );

    const ofAsleep = await stopWhileReading(client, asleep);
    const ofKilled = await stopWhileReading(client, killed);
    const at = Date.now();
    killed.process.kill('SIGKILL');
    const takenOver = await Promise.all(
      [ofKilled, ofAsleep].map((lost) =>
        waitUntil(
          'its claim is taken over',
          async () =>
            (await readRuns(client, { limit: 5_000 })).find(({ item, id }) => item === lost.item && id !== lost.run),
          LEASE_MILLISECONDS + 5_000,
        ),
      ),
    );
    const milliseconds = takenOver.map(({ claimed }) => Date.parse(claimed) - at);
    for (const each of milliseconds) expect(each).toBeLessThanOrEqual(LEASE_MILLISECONDS);

    // It wakes in the middle of its reading: its result comes too late, and it goes on with the next.
    const woken = Date.now();
    asleep.process.kill('SIGCONT');
    await waitUntil('it goes on claiming', async () =>
      (await readRuns(client, { outcome: 'completed' })).some(
        ({ worker, claimed }) => worker === asleep.id && Date.parse(claimed) > woken,
      ),
    );
    await waitUntil('all is done', async () => (await client.zCard(keys.status('done'))) === ENTRIES, MINUTE);

    const runs = await readRuns(client, { limit: 5_000 });
    const completed = runs.filter(({ outcome }) => outcome === 'completed').map(({ item }) => item);
    const expected = saved.flatMap((id) => [`${id}:edges:1`, `${id}:nodes:1`]).sort();
    expect(completed.sort()).toEqual(expected);
    const events = await recentEvents(client, 20_000);
    expect(events.flatMap(({ type, item }) => (type === 'completed' ? [item] : [])).sort()).toEqual(expected);
    expect(
      runs
        .filter(({ outcome }) => outcome === 'lost')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([ofKilled.run, ofAsleep.run].sort());
    expect(new Set(runs.map(({ worker }) => worker))).toEqual(new Set([here.id, killed.id, asleep.id]));
    expect(runs.filter(({ outcome }) => outcome === 'running')).toEqual([]);
  },
);
