/** Keeps the journal's engine running: starts it, starts it again when it dies, and gives up when that does not help. */
import { setTimeout as pause } from 'node:timers/promises';
import { repairAppendOnlyFile } from '../../backend/engine/aof/repair.ts';
import type { EngineBinaries } from '../../backend/engine/configuration.ts';
import type { SocketPlace } from '../../backend/engine/socketPath.ts';
import { startEngine, type RunningEngine } from '../../backend/engine/start.ts';
import { describeError } from '../../backend/errors.ts';
import type { WorkerLog } from '../log.ts';

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
  private stopping = false;
  private readonly deaths: number[] = [];

  constructor(private readonly options: KeeperOptions) {}

  get pid(): number | null {
    return this.engine?.pid ?? null;
  }

  /** Starts the engine and watches it. Throws when it cannot be started at all. */
  async start(): Promise<void> {
    const { binaries, data, engineLog, socket, log } = this.options;
    const repair = await repairAppendOnlyFile(data, new Date().toISOString().replaceAll(':', '-'));
    if (repair) log.warn({ bytes: repair.cutBytes, copy: repair.copy }, 'cut an unfinished end of the data file');
    const engine = await startEngine(binaries, { data, socket: socket.path, log: engineLog });
    this.engine = engine;
    log.info({ engine: engine.pid }, 'engine serves');
    void engine.exited.then(() => this.afterDeath());
  }

  /** Ends the engine in order; it is not started again. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.engine?.stop();
    await this.options.socket.remove();
  }

  private async afterDeath(): Promise<void> {
    this.engine = null;
    const { log, onLost } = this.options;
    for (let wait = FIRST_PAUSE; !this.stopping; wait = Math.min(wait * 2, LAST_PAUSE)) {
      const now = Date.now();
      this.deaths.push(now);
      const recent = this.deaths.filter((time) => now - time < MINUTE).length;
      log.warn({ recent }, 'engine died');
      if (recent > MOST_DEATHS) {
        onLost('the engine dies again and again');
        return;
      }
      await pause(wait);
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
