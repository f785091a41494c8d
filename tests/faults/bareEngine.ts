/** An engine on a data folder without a worker: repaired and started by the product's own code, for faults of the files. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repairAppendOnlyFile, type Repair } from '../../backend/engine/aof/repair.ts';
import type { EngineBinaries } from '../../backend/engine/configuration.ts';
import { locateEngine } from '../../backend/engine/locate.ts';
import { startEngine } from '../../backend/engine/start.ts';
import { connectGraph } from '../../backend/graph/connectGraph.ts';
import { projectPending } from '../../backend/graph/projectPending.ts';
import { rebuildGraph } from '../../backend/graph/rebuildGraph.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { cacheFolder } from '../../backend/paths.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { signal } from '../helpers/homeProcesses.ts';
import { difference, dumpGraph } from './graphDump.ts';

export interface BareEngine {
  client: EngineClient;
  repair: Repair | null;
  /** brings the graph up to the truth, and compares it with one that is made again */
  graphProblems: () => Promise<string[]>;
  /** kill -9 */
  kill: () => Promise<void>;
}

/** The binaries that all tests share. */
export async function engineBinaries(home: string): Promise<EngineBinaries> {
  const found = await locateEngine({ home, cache: cacheFolder(process.env), environment: {}, fetch: 'allowed' });
  if (found.kind !== 'embedded') throw new Error('the fault tests need an engine of their own');
  return found;
}

/** A private folder with the part of a home that an engine needs. */
export async function bareHome(): Promise<{ home: string; data: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'kith-fault-'));
  const data = join(home, 'data');
  await mkdir(data, { mode: 0o700 });
  return { home, data, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Repairs the files as a worker does before each start, and starts. Throws what the repair or the start throws. */
export async function startBareEngine(binaries: EngineBinaries, data: string): Promise<BareEngine> {
  const repair = await repairAppendOnlyFile(data, String(Date.now()));
  const socket = join(data, '..', 'engine.sock');
  const engine = await startEngine(binaries, { data, socket, log: join(data, '..', 'engine.log') });
  const client = await connectEngine({ socket }, 'kith-test');
  return {
    client,
    repair,
    graphProblems: async () => {
      const connection = await connectGraph({ socket });
      const { graph } = connection;
      try {
        await prepareGraph(graph);
        await projectPending(client, graph);
        const before = await dumpGraph(graph);
        await rebuildGraph(client, graph);
        const differing = difference(before, await dumpGraph(graph));
        return [...before.duplicates.map((uid) => `twice in the graph: ${uid}`), ...differing];
      } finally {
        await connection.close();
      }
    },
    kill: async () => {
      if (client.isOpen) client.destroy();
      signal(engine.pid, 'SIGKILL');
      await engine.exited;
    },
  };
}
