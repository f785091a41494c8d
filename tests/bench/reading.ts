/** The speed of reading: entries a minute through the real worker against a naive reader, and how soon entities are there. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal, type Journal } from '../../backend/index.ts';
import { STARTER } from '../../backend/model/catalogue.ts';
import { isModelPresent, locateModel } from '../../backend/model/library.ts';
import { physicalCores } from '../../worker/model/cores.ts';
import { PROGRAM, WORKER } from '../helpers/kith.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { inTurns, median, nodeMilliseconds, peakMegabytes, percentile, processorSeconds } from './measure.ts';
import { naiveReader, type NaiveReader } from './naiveReader.ts';
import { againstRawLoop } from './rawLoop.ts';
import { note, row, rowAtLeast } from './table.ts';

/** Times that all entries are read by either, in turns. */
const ROUNDS = 3;
/** Entries saved while the model is busy with a backlog. */
const SAVES = 24;
const COLD_STARTS = 3;
const PATIENCE = 10 * 60_000;
const LOOK_MILLISECONDS = 100;

interface Round {
  /** from the loaded model to the last entry, both stages of each */
  milliseconds: number;
  hostPeak: number;
  /** of host, worker and engine together */
  processorSeconds: number;
}

/** Invented, about 100 words each. */
export async function readEntries(): Promise<string[]> {
  return (await readFile(new URL('./entries.txt', import.meta.url), 'utf8')).trim().split('\n');
}

async function seconds(pids: readonly (number | null)[]): Promise<number> {
  const each = await Promise.all(pids.map(async (pid) => (pid === null ? 0 : processorSeconds(pid))));
  return each.reduce((sum, part) => sum + part, 0);
}

/** Writes the entries while inference is off, switches it on, and looks on until all are read. */
async function readBacklog(journal: Journal, entries: readonly string[]): Promise<Round> {
  const ids = new Set<string>();
  let [ready, ended, hostPeak, spent, left] = [0, 0, 0, 0, 2 * entries.length];
  const unsubscribe = journal.onEvent(({ type, episode }) => {
    if (type === 'model_ready') ready = performance.now();
    if (type === 'completed' && episode !== null && ids.has(episode) && --left === 0) ended = performance.now();
  });
  await journal.setInference(false);
  for (const text of entries) ids.add((await journal.add(text)).id);
  await journal.setInference(true);
  await waitUntil('the model is ready', () => ready > 0, PATIENCE);
  const { engine, worker, model } = await journal.status();
  const pids = [engine.pid, worker.pid, model.pid];
  const before = await seconds(pids);
  while (ended === 0) {
    // The host leaves after the last entry; what was seen before counts.
    spent = await seconds(pids).catch(() => spent);
    hostPeak = await peakMegabytes(model.pid ?? 0).catch(() => hostPeak);
    await pause(LOOK_MILLISECONDS);
  }
  unsubscribe();
  await waitUntil('the model is gone', async () => (await journal.status()).model.state === 'unloaded', PATIENCE);
  return { milliseconds: ended - ready, hostPeak, processorSeconds: spent - before };
}

/** From a save to the names in the hands of a window, while the model is busy with older entries. */
async function saveToEntities(journal: Journal, entries: readonly string[]): Promise<number[]> {
  const read = new Set<string>();
  const unsubscribe = journal.onEvent(({ type, stage, episode }) => {
    if (type === 'completed' && stage === 'nodes' && episode !== null) read.add(episode);
  });
  await journal.setInference(false);
  for (const text of [...entries, ...entries, ...entries]) await journal.add(text);
  await journal.setInference(true);
  await waitUntil('the backlog is being read', () => read.size > 1, PATIENCE);
  const times: number[] = [];
  for (let save = 0; save < SAVES; save++) {
    const started = performance.now();
    const { id } = await journal.add(entries[save % entries.length] ?? '');
    await waitUntil('it is read', () => read.has(id), PATIENCE);
    if ((await journal.get(id)).entities.length === 0)
      throw new Error(`entry ${save} of the benchmark has no entities`);
    times.push(performance.now() - started);
  }
  unsubscribe();
  await journal.cancel({ which: 'all' });
  await waitUntil('the model is gone', async () => (await journal.status()).model.state === 'unloaded', PATIENCE);
  return times;
}

/** From a save to its last stage, when the model has to be loaded first. */
async function coldEntry(journal: Journal, text: string): Promise<number> {
  const started = performance.now();
  const { id } = await journal.add(text);
  await waitUntil('it is done', async () => (await journal.get(id)).status === 'done', PATIENCE);
  const milliseconds = performance.now() - started;
  await waitUntil('the model is gone', async () => (await journal.status()).model.state === 'unloaded', PATIENCE);
  return milliseconds;
}

async function naiveRound(reader: NaiveReader, entries: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const text of entries) await reader.read(text);
  return performance.now() - started;
}

async function coldNaive(path: string, text: string): Promise<number> {
  const started = performance.now();
  const reader = await naiveReader(path, physicalCores());
  await reader.read(text);
  const milliseconds = performance.now() - started;
  await reader.dispose();
  return milliseconds;
}

/** Everything that is measured of reading. */
export async function reading(): Promise<void> {
  if (!(await isModelPresent(CACHE, STARTER))) return;
  const entries = await readEntries();
  const { path } = await locateModel(STARTER.name, CACHE);
  const home = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const environment = { ...process.env, KITH_HOME: home, KITH_CACHE: CACHE };
  const journal = await openJournal({ home, cache: CACHE, environment, entries: { worker: WORKER } });
  try {
    await journal.setModel(STARTER.name);
    const rounds: Round[] = [];
    const reader = await naiveReader(path, physicalCores());
    const warm = await inTurns(ROUNDS, {
      kith: async () => {
        rounds.push(await readBacklog(journal, entries));
        return rounds.at(-1)?.milliseconds ?? Number.NaN;
      },
      naive: () => naiveRound(reader, entries),
    });
    await reader.dispose();
    const [first = ''] = entries;
    const cold = await inTurns(COLD_STARTS, {
      kith: () => coldEntry(journal, first),
      naive: () => coldNaive(path, first),
    });
    const each = (milliseconds: readonly number[]) => median(milliseconds) / entries.length;
    note('entries of 100 words, model loaded', 60_000 / each(warm.kith), 'a minute');
    note('the same, naive reader', 60_000 / each(warm.naive), 'a minute');
    rowAtLeast('the same, against the naive reader', each(warm.naive) / each(warm.kith), 'x', 4);
    note('one entry, model loaded for it', 60_000 / median(cold.kith), 'a minute');
    note('the same, naive reader', 60_000 / median(cold.naive), 'a minute');
    note('processor time an entry', median(rounds.map((round) => round.processorSeconds)) / entries.length, 's');
    note('model host, most memory', Math.max(...rounds.map(({ hostPeak }) => hostPeak)), 'MB');
    const times = await saveToEntities(journal, entries);
    row('save to entities in a window, model busy, median', median(times) / 1_000, 's', 1.2);
    note('the same, p95', percentile(times, 0.95) / 1_000, 's');
  } finally {
    await journal.close();
    await nodeMilliseconds([PROGRAM, 'stop'], environment);
    await rm(home, { recursive: true, force: true });
  }
  await againstRawLoop(entries);
}
