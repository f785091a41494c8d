/** One journal under test: its windows, its processes, what was acknowledged, and the checks after a fault. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal, type Journal } from '../../backend/index.ts';
import { connectGraph } from '../../backend/graph/connectGraph.ts';
import { cacheFolder, journalPaths } from '../../backend/paths.ts';
import { lockHolder } from '../../backend/process/lock.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import { homeProcesses, signal, type HomeProcess, type ProcessRole } from '../helpers/homeProcesses.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { difference, dumpGraph, type GraphDump } from './graphDump.ts';
import { orderProblems, truthProblems, whatWaits } from './invariants.ts';
import { Oracle } from './Oracle.ts';
import type { Programs } from './programs.ts';
import { entryText } from './words.ts';

const LINGER_MILLISECONDS = 150;
/** After so long nothing of a closed journal may be left. */
const GONE_MILLISECONDS = 15_000;
/** Of so many quits one is noticed by the worker itself, which takes it some seconds after an engine was lost. */
const LEFT_ALONE = 4;
/** One projection takes a few milliseconds. */
const STILL_MILLISECONDS = 60;
const SETTLE_MILLISECONDS = 120_000;

export interface FaultJournalOptions {
  /** the folder; a new one unless given */
  home?: string;
  environment?: Record<string, string>;
  /** the real model in the product's own worker; scripted unless given */
  model?: string;
}

/** Names what was going on when something was thrown. */
async function during<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw new Error(`${what} failed: ${String(cause)}`, { cause });
  });
}

export class FaultJournal {
  readonly oracle = new Oracle();
  readonly cache = cacheFolder(process.env);
  /** longest time until all processes were gone, milliseconds */
  slowestEnd = 0;
  environment: Record<string, string | undefined>;
  private windows: Journal[] = [];
  private entries = 0;
  private closes = 0;

  private constructor(
    readonly home: string,
    readonly control: string,
    readonly programs: Programs,
    private readonly random: () => number,
    environment: Record<string, string>,
    private readonly model: string | null,
  ) {
    this.environment = {
      ...process.env,
      KITH_HOME: home,
      KITH_CACHE: this.cache,
      KITH_LINGER_MS: String(LINGER_MILLISECONDS),
      KITH_FAULT_CONTROL: control,
      ...environment,
    };
  }

  static async create(
    programs: Programs,
    random: () => number,
    { home, environment = {}, model }: FaultJournalOptions,
  ): Promise<FaultJournal> {
    const folder = await mkdtemp(join(tmpdir(), 'kith-fault-'));
    await mkdir(join(folder, 'control'));
    const control = join(folder, 'control');
    return new FaultJournal(home ?? join(folder, 'home'), control, programs, random, environment, model ?? null);
  }

  /** Opens one more window in this process. */
  async open(): Promise<Journal> {
    const window = await openJournal({
      home: this.home,
      cache: this.cache,
      environment: this.environment,
      entries: { worker: this.model === null ? this.programs.worker : this.programs.realWorker },
    });
    this.windows.push(window);
    if ((await window.settings()).model === null) await window.setModel(this.model ?? 'scripted');
    return window;
  }

  /** Saves the next entry; it counts once the promise resolved. @param extra words that the text also holds */
  async save(window: Journal, extra = ''): Promise<string> {
    this.entries += 1;
    const text = `${entryText(this.entries, this.random)}${extra}`;
    const { id } = await window.add(text);
    this.oracle.acknowledged(id, text);
    return id;
  }

  /** Gives an acknowledged entry another text. */
  async edit(window: Journal, id: string): Promise<void> {
    this.entries += 1;
    const text = entryText(this.entries, this.random);
    this.oracle.sent(id, text);
    await window.edit(id, { text });
    this.oracle.acknowledged(id, text);
  }

  processes(): Promise<HomeProcess[]> {
    return homeProcesses(this.home);
  }

  async pid(role: ProcessRole): Promise<number | null> {
    return (await this.processes()).find((each) => each.role === role)?.pid ?? null;
  }

  /** Sends a signal to the process of this role; returns its id, or null when there is none. */
  async strike(role: ProcessRole, name: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const pid = await this.pid(role);
    return pid !== null && signal(pid, name) ? pid : null;
  }

  /** A connection of our own to the engine, which no one counts as a window. */
  async connect(): Promise<EngineClient> {
    return connectEngine({ socket: await this.socket() }, 'kith-test');
  }

  /**
   * Closes every window and waits until nothing of the journal runs. Returns what is left after the time allowed. Most
   * times the worker is told to stop, as `kith stop` does; each fourth time it has to notice by itself that it is alone.
   */
  async close(): Promise<string[]> {
    const closed = performance.now();
    this.closes += 1;
    await Promise.all(this.windows.map((window) => window.close()));
    this.windows = [];
    if (this.closes % LEFT_ALONE !== 0) await this.strike('worker', 'SIGTERM');
    try {
      await waitUntil('all is gone', async () => (await this.processes()).length === 0, GONE_MILLISECONDS);
      this.slowestEnd = Math.max(this.slowestEnd, performance.now() - closed);
      return [];
    } catch {
      return (await this.processes()).map(({ role, command }) => `left after the quit: ${role} ${command}`);
    }
  }

  /** Statuses, items, places and acknowledged texts, at this moment. */
  async check(): Promise<string[]> {
    const client = await this.connect();
    try {
      return [...(await truthProblems(client, this.oracle)), ...(await orderProblems(client))];
    } finally {
      client.destroy();
    }
  }

  /** Waits until nothing is pending any more, but for what is held. */
  async settle(milliseconds = SETTLE_MILLISECONDS): Promise<void> {
    const client = await this.connect();
    const nothing = async () => {
      const sizes = await Promise.all(
        [keys.status('pending_nodes'), keys.status('pending_edges'), keys.unprojected].map((key) => client.zCard(key)),
      );
      return sizes.every((size) => size === 0);
    };
    try {
      await waitUntil('nothing is pending', nothing, milliseconds);
    } catch (cause) {
      throw new Error(`${String(cause)}: ${await whatWaits(client)} in ${this.home}`, { cause });
    } finally {
      client.destroy();
    }
  }

  /** Duplicates in the graph, and how it differs from one that is made again from the truth. The work must be settled. */
  async checkGraph(window: Journal): Promise<string[]> {
    const connection = await connectGraph({ socket: await this.socket() });
    try {
      const rebuilt = async () => {
        await window.rebuild();
        await this.settle();
        return this.stillGraph(connection.graph);
      };
      const before = await this.stillGraph(connection.graph);
      const after = await rebuilt();
      const found = before.duplicates.map((uid) => `twice in the graph: ${uid}`);
      const differing = difference(before, after);
      if (differing.length === 0) return found;
      // Which of the two is wrong: the graph as it grew, or the rebuild?
      const wrong = difference(await rebuilt(), before).length === 0 ? 'the rebuild was wrong' : 'the graph was wrong';
      return [...found, ...differing.map((line) => `graph and rebuild differ (${wrong}): ${line} in ${this.home}`)];
    } finally {
      await connection.close();
    }
  }

  /** The graph when nobody projects: a projection replaces an entry step by step, and several processes may be at it. */
  private async stillGraph(graph: Parameters<typeof dumpGraph>[0]): Promise<GraphDump> {
    const client = await this.connect();
    try {
      return await waitUntil('nobody projects', async () => {
        const [change, dump] = [await client.get(keys.changes), await dumpGraph(graph)];
        await pause(STILL_MILLISECONDS);
        const isStill =
          difference(dump, await dumpGraph(graph)).length === 0 && change === (await client.get(keys.changes));
        return isStill ? dump : null;
      });
    } finally {
      client.destroy();
    }
  }

  /** Restarts twice, and checks: the truth after the first, and after the second all, when the work is done. */
  async recover(): Promise<{ window: Journal; problems: string[] }> {
    const problems = await this.close();
    await during('the first restart', this.open());
    problems.push(...(await during('the first check', this.check())), ...(await this.close()));
    const window = await during('the second restart', this.open());
    await during('the rest of the work', this.settle());
    problems.push(...(await during('the second check', this.check())));
    problems.push(...(await during('the rebuild', this.checkGraph(window))));
    return { window, problems };
  }

  /** Ends what is left of it, whatever that is, and removes its folders. */
  async remove(): Promise<void> {
    await Promise.all(this.windows.map((window) => window.close().catch(() => undefined)));
    const empty = async () => {
      const left = await this.processes();
      for (const { pid } of left) signal(pid, 'SIGKILL');
      return left.length === 0;
    };
    await waitUntil('the processes are dead', empty);
    if (process.env['KITH_FAULTS_KEEP'] !== undefined) return;
    for (const folder of [this.home, join(this.control, '..')]) await rm(folder, { recursive: true, force: true });
  }

  private async socket(): Promise<string> {
    return waitUntil('the worker serves', async () => {
      const note = (await lockHolder(journalPaths(this.home).lock))?.note;
      return note?.['state'] === 'serving' ? (note['socket'] ?? '') : null;
    });
  }
}
