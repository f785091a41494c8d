/** Keeps the journal's engine running: starts it, starts it again when it dies or hangs, and gives up when that does not help. */
import { setTimeout as pause } from 'node:timers/promises';
import { removeLeftovers } from '../../backend/engine/aof/leftovers.ts';
import { repairAppendOnlyFile } from '../../backend/engine/aof/repair.ts';
import type { EngineBinaries } from '../../backend/engine/configuration.ts';
import type { SocketPlace } from '../../backend/engine/socketPath.ts';
import { startEngine, type RunningEngine } from '../../backend/engine/start.ts';
import { describeError } from '../../backend/errors.ts';
import { readDiskState } from '../../backend/journal/diskGuard.ts';
import { processorTime } from '../../backend/process/processorTime.ts';
import type { WorkerLog } from '../log.ts';
import { endEarlierEngine } from './earlierEngine.ts';
import { engineQuestions } from './engineQuestions.ts';
import { Watchdog } from './Watchdog.ts';

/** An engine that dies this often within a minute will not get well by another start. */
const MOST_DEATHS = 20;
const MINUTE = 60_000;
const FIRST_PAUSE = 20;
const LAST_PAUSE = 5_000;

export interface KeeperOptions {
  binaries: EngineBinaries;
  data: string;
  engineLog: string;
  socket: SocketPlace;
  log: WorkerLog;
  /** the engine cannot be kept alive */
  onLost: (reason: string) => void;
}

export class EngineKeeper {
  private engine: RunningEngine | null = null;
  private watchdog: Watchdog | null = null;
  private stopping = false;
  private readonly deaths: number[] = [];

  constructor(private readonly options: KeeperOptions) {}

  get pid(): number | null {
    return this.engine?.pid ?? null;
  }

  /** Starts the engine and watches it. Throws when it cannot be started at all. */
  async start(): Promise<void> {
    const { binaries, data, engineLog, socket, log } = this.options;
    const ended = await endEarlierEngine(data);
    if (ended > 0) log.warn({ ended }, 'ended an earlier engine');
    const removed = await removeLeftovers(data);
    if (removed.length > 0) log.info({ removed }, 'removed what a rewrite had left');
    const repair = await repairAppendOnlyFile(data, new Date().toISOString().replaceAll(':', '-'));
    if (repair) log.warn({ bytes: repair.cutBytes, copy: repair.copy }, 'cut an unfinished end of the data file');
    const engine = await startEngine(binaries, { data, socket: socket.path, log: engineLog });
    this.engine = engine;
    log.info({ engine: engine.pid }, 'engine serves');
    const watchdog = this.watchOver(engine);
    void engine.exited.then(() => {
      watchdog.stop();
      return this.afterDeath();
    });
  }

  /** Ends the engine in order; it is not started again. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.watchdog?.stop();
    await this.engine?.stop();
    await this.options.socket.remove();
  }

  private watchOver(engine: RunningEngine): Watchdog {
    const watchdog = new Watchdog({
      ...engineQuestions(this.options.socket.path),
      processorTime: () => processorTime(engine.pid),
      onHung: () => {
        this.options.log.warn({ engine: engine.pid }, 'engine hangs');
        engine.kill();
      },
      now: () => performance.now(),
      sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
    });
    this.watchdog = watchdog;
    void watchdog.watch();
    return watchdog;
  }

  private async afterDeath(): Promise<void> {
    this.engine = null;
    const { data, log, onLost } = this.options;
    for (let wait = FIRST_PAUSE; !this.stopping; wait = Math.min(wait * 2, LAST_PAUSE)) {
      const now = Date.now();
      this.deaths.push(now);
      const recent = this.deaths.filter((time) => now - time < MINUTE).length;
      log.warn({ recent }, 'engine died');
      if (recent > MOST_DEATHS) {
        onLost('the engine dies again and again');
        return;
      }
      // On a full disk it dies at its next write; nothing is gained by haste.
      const isFull = await readDiskState(data).then(
        ({ state }) => state === 'full',
        () => false,
      );
      await pause(isFull ? LAST_PAUSE : wait);
      if (this.isStopping()) return;
      try {
        await this.start();
        return;
      } catch (error) {
        log.error({ reason: describeError(error) }, 'engine did not start again');
      }
    }
  }

  /** Read anew each time: a stop may come while this waits. */
  private isStopping(): boolean {
    return this.stopping;
  }
}
