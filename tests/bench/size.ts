/** The speed of a large journal: claims and status while a hundred thousand episodes wait. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { locateEngine } from '../../backend/engine/locate.ts';
import { startEngine } from '../../backend/engine/start.ts';
import { readStatus } from '../../backend/journal/status.ts';
import { prepareHome } from '../../backend/paths.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { writeModel } from '../../backend/store/settings.ts';
import { SCHEDULING } from '../../backend/store/scheduling.ts';
import { claimWork } from '../../backend/store/scripts/claimWork.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { median, percentile } from './measure.ts';
import { note, row } from './table.ts';

const EPISODES = 100_000;
/** Saves sent at once. */
const BATCH = 1_000;
const CLAIMS = 1_000;
const LOOKS = 200;

async function seed(client: EngineClient): Promise<void> {
  const began = Date.now() - EPISODES * 60_000;
  for (let start = 0; start < EPISODES; start += BATCH) {
    await Promise.all(
      Array.from({ length: BATCH }, (_, index) => {
        const moment = began + (start + index) * 60_000;
        const date = new Date(moment).toISOString().slice(0, 19);
        const text = `Coffee with Hannah at the Blue Door, then rain. Number ${start + index}.`;
        return saveEpisode(client, { id: ulid(moment), text, date, zone: 'UTC', moment }, moment);
      }),
    );
  }
}

async function timesOf(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await work(index);
    times.push(performance.now() - started);
  }
  return times;
}

/** Claims and status, beside the time of the simplest write there is. */
export async function atSize(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const paths = await prepareHome(home);
  const located = await locateEngine({ home, cache: CACHE, environment: {}, fetch: 'allowed' });
  if (located.kind !== 'embedded') throw new Error('the benchmark needs an engine of its own');
  const socket = join(paths.sockets, 'bench');
  const engine = await startEngine(located, { data: paths.data, socket, log: join(paths.logs, 'engine.log') });
  const client = await connectEngine({ socket }, 'kith-bench');
  try {
    await writeModel(client, 'scripted');
    await seed(client);
    const status = await timesOf(LOOKS, () => readStatus(client, paths));
    row('status at 100,000 episodes, p99', percentile(status, 0.99), 'ms', 20);
    note('the same, median', median(status), 'ms');
    const turn = { resident: 'scripted', streak: 1, episode: null, byAge: false };
    const owner = 'bench';
    const claim = () => claimWork(client, { run: ulid(), owner, turn, blocked: [] }, SCHEDULING, Date.now());
    const plain: number[] = [];
    const claims: number[] = [];
    // In turns, so that noise of the machine meets both alike.
    for (let round = 0; round < CLAIMS / 10; round++) {
      claims.push(...(await timesOf(10, claim)));
      plain.push(...(await timesOf(10, (index) => client.set('bench', String(index)))));
    }
    row('claim with 100,000 waiting, p99', percentile(claims, 0.99), 'ms', 2);
    note('the same, median', median(claims), 'ms');
    note('the simplest write, p99', percentile(plain, 0.99), 'ms');
    note('the same, median', median(plain), 'ms');
  } finally {
    client.destroy();
    await engine.stop();
    await rm(home, { recursive: true, force: true });
  }
}
