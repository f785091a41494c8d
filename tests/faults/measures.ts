/** What a process and a data folder take: memory, file descriptors, bytes on disk. Linux only. */
import { readFile, readdir } from 'node:fs/promises';
import { dataSize } from '../../backend/engine/rewrite.ts';
import { journalPaths } from '../../backend/paths.ts';
import type { FaultJournal } from './FaultJournal.ts';

const KILOBYTES_A_MEGABYTE = 1_024;

export interface Measure {
  /** megabytes */
  worker: number;
  engine: number;
  workerFiles: number;
  engineFiles: number;
  /** megabytes of the append-only files */
  data: number;
}

async function memory(pid: number | null): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / KILOBYTES_A_MEGABYTE;
}

async function files(pid: number | null): Promise<number> {
  return (await readdir(`/proc/${pid ?? 0}/fd`).catch(() => [])).length;
}

/** As it is now; zeros for a process that is not there. */
export async function measure(journal: FaultJournal): Promise<Measure> {
  const [worker, engine] = [await journal.pid('worker'), await journal.pid('engine')];
  const { base, increments } = await dataSize(journalPaths(journal.home).data);
  return {
    worker: await memory(worker),
    engine: await memory(engine),
    workerFiles: await files(worker),
    engineFiles: await files(engine),
    data: (base + increments) / 1_024 / KILOBYTES_A_MEGABYTE,
  };
}

/** A few measures in turn, as words. */
export function describeMeasures(measures: readonly Measure[]): string[] {
  const told = (of: (each: Measure) => number) => measures.map((each) => of(each).toFixed(0)).join(' → ');
  return [
    `worker ${told(({ worker }) => worker)} MB and ${told(({ workerFiles }) => workerFiles)} files`,
    `engine ${told(({ engine }) => engine)} MB and ${told(({ engineFiles }) => engineFiles)} files`,
    `data files ${told(({ data }) => data)} MB`,
  ];
}
