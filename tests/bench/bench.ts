/** `npm run bench [PART…]`: the speed and size of Kith on this machine, as a table with the goal beside each figure. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal, type Journal } from '../../backend/index.ts';
import { residentBytes } from '../../backend/process/residentBytes.ts';
import { PROGRAM, WORKER } from '../helpers/kith.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import {
  closeTerminal,
  inTurns,
  median,
  nodeMilliseconds,
  openTerminal,
  percentile,
  processorSeconds,
} from './measure.ts';
import { recovery, scheduling } from './background.ts';
import { reading } from './reading.ts';
import { atSize } from './size.ts';
import { note, row, writeTable } from './table.ts';

const ENTRIES = 1_000;
const SAVES = 500;
const ROUNDS = 9;
const IDLE_SECONDS = 30;
const ENTRY =
  'Coffee with Hannah at the Blue Door before work, then rain all day and soup with Tilda in the evening. '.repeat(3);

const home = await mkdtemp(join(tmpdir(), 'kith-bench-'));
const environment = { ...process.env, KITH_HOME: home, KITH_CACHE: CACHE, KITH_LINGER_MS: '60000', CI: 'false' };
const open = () => openJournal({ home, cache: CACHE, environment, entries: { worker: WORKER } });
const megabytes = async (pid: number | null) => ((await residentBytes(pid ?? 0)) ?? Number.NaN) / 1024 / 1024;

async function coldStart(journalHome: string): Promise<number> {
  const cold = { ...environment, KITH_HOME: journalHome, KITH_LINGER_MS: '0' };
  return nodeMilliseconds([PROGRAM, 'list'], cold);
}

async function saving(journal: Journal): Promise<void> {
  const times: number[] = [];
  for (let save = 0; save < SAVES; save++) {
    const started = performance.now();
    await journal.add(`${ENTRY} ${save}`);
    times.push(performance.now() - started);
  }
  row('acknowledged save, p99', percentile(times, 0.99), 'ms', 10);
  note('acknowledged save, median', median(times), 'ms');
}

async function commands(): Promise<void> {
  const times = await inTurns(ROUNDS, {
    nothing: () => nodeMilliseconds(['-e', '0'], environment),
    add: () => nodeMilliseconds([PROGRAM, 'add', 'a line'], environment),
    frame: async () => {
      const { terminal, milliseconds } = await openTerminal(PROGRAM, environment);
      await closeTerminal(terminal);
      return milliseconds;
    },
  });
  const nothing = median(times.nothing);
  note('`node -e 0`', nothing, 'ms');
  row('first frame', median(times.frame), 'ms', 300);
  row('first frame against `node -e 0`', median(times.frame) / nothing, 'x', 4);
  row('`kith add` against `node -e 0`', median(times.add) / nothing, 'x', 3);
}

async function sizes(journal: Journal): Promise<void> {
  while ((await journal.count()) < ENTRIES) await journal.add(ENTRY);
  const { terminal } = await openTerminal(PROGRAM, environment);
  // Start-up work and its garbage are no idling.
  await pause(5_000);
  const { engine, worker } = await journal.status();
  const pids = { window: terminal.pid, worker: worker.pid ?? 0, engine: engine.pid ?? 0 };
  row('window, memory', await megabytes(pids.window), 'MB', 130);
  row('worker without a model, memory', await megabytes(pids.worker), 'MB', 90);
  row(`engine at ${await journal.count()} entries, memory`, await megabytes(pids.engine), 'MB', 60);
  const used = async () =>
    (await Promise.all(Object.values(pids).map(processorSeconds))).reduce((sum, part) => sum + part, 0);
  const before = await used();
  await pause(IDLE_SECONDS * 1_000);
  row('idle, processor time of all processes', (100 * ((await used()) - before)) / IDLE_SECONDS, '%', 1);
  await closeTerminal(terminal);
}

async function coldStarts(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const cold = await mkdtemp(join(tmpdir(), 'kith-cold-'));
    // The first start looks for an engine; what is measured is every start after it.
    await coldStart(cold);
    await nodeMilliseconds([PROGRAM, 'stop'], { ...environment, KITH_HOME: cold });
    times.push(await coldStart(cold));
    await nodeMilliseconds([PROGRAM, 'stop'], { ...environment, KITH_HOME: cold });
    await rm(cold, { recursive: true, force: true });
  }
  row('cold start to a usable journal', median(times), 'ms', 1_500);
}

async function program(): Promise<void> {
  const journal = await open();
  await journal.setModel('none');
  await saving(journal);
  await commands();
  await sizes(journal);
  await journal.close();
  await nodeMilliseconds([PROGRAM, 'stop'], environment);
  await coldStarts();
}

const PARTS: Record<string, () => Promise<void>> = { program, scheduling, recovery, reading, size: atSize };
const wanted = process.argv.slice(2);
try {
  for (const [name, part] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await part();
} finally {
  await rm(home, { recursive: true, force: true });
}
await writeTable(wanted.length === 0 ? new URL('./results.md', import.meta.url) : null);
process.exit();
