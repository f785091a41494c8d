/** Looks after the data while nothing else goes on: keeps the files short, and makes the backups. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backupIsDue } from '../../backend/backup/backupIsDue.ts';
import { writeBackup } from '../../backend/backup/writeBackup.ts';
import { isWholeImage } from '../../backend/engine/aof/checksum.ts';
import { appendOnlyFolder, readManifest } from '../../backend/engine/aof/manifest.ts';
import { dataSize, hasGrown, rewriteData } from '../../backend/engine/rewrite.ts';
import { describeError } from '../../backend/errors.ts';
import { readDiskState } from '../../backend/journal/diskGuard.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import type { WorkerLog } from '../log.ts';

/** Idle for a moment only is not idle: the person may be saving one entry after the other. */
const SETTLE_MILLISECONDS = 1_500;
/** What did not work is not tried again at once. */
const RETRY_MILLISECONDS = 10 * 60_000;

export interface CaretakerOptions {
  /** the engine's data folder */
  data: string;
  /** folder of all backups */
  backups: string;
  log: WorkerLog;
  now?: () => Date;
  /** milliseconds of rest before anything is done */
  settle?: number;
}

export class Caretaker {
  private caring: Promise<void> = Promise.resolve();
  private notBefore = 0;

  constructor(private readonly options: CaretakerOptions) {}

  /**
   * To be called whenever the worker has nothing to do. Returns when all is done or the signal fires, whichever is
   * first, and never throws: care is worth nothing to somebody who waits for it.
   * @param signal fires when there is work again, or the worker ends
   */
  async care(client: EngineClient, signal: AbortSignal): Promise<void> {
    this.caring = this.caring.then(async () => {
      try {
        await pause(this.options.settle ?? SETTLE_MILLISECONDS, undefined, { signal });
        if (this.now().getTime() >= this.notBefore) await this.round(client, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.notBefore = this.now().getTime() + RETRY_MILLISECONDS;
        this.options.log.warn({ reason: describeError(error) }, 'care of the data failed');
      }
    });
    return this.caring;
  }

  /**
   * A backup before something that changes much. Throws KithError when none could be made: then it must not be done.
   * @param occasion letters, digits and dashes
   */
  async backUp(occasion: string): Promise<void> {
    await this.caring;
    await this.writeBackup(occasion);
  }

  private async round(client: EngineClient, signal: AbortSignal): Promise<void> {
    const { data, backups, log } = this.options;
    const size = await dataSize(data);
    const isDue = await backupIsDue(data, backups, this.now());
    // The engine holds everything in memory, so a base that went bad on disk can be written anew.
    const isBad = isDue && !(await baseIsWhole(data));
    const mustRewrite = hasGrown(size) || isBad;
    if ((!mustRewrite && !isDue) || !(await this.hasRoom(size.base + size.increments))) return;
    if (mustRewrite && !(await this.rewrite(client, signal, size.increments))) return;
    signal.throwIfAborted();
    if (isBad) log.warn('the base of the data had gone bad on disk and was written anew');
    if (await backupIsDue(data, backups, this.now())) await this.writeBackup();
  }

  private async rewrite(client: EngineClient, signal: AbortSignal, increments: number): Promise<boolean> {
    const { data, log } = this.options;
    const started = performance.now();
    const outcome = await rewriteData({ client, data, signal });
    log.info({ outcome, increments, milliseconds: Math.round(performance.now() - started) }, 'data files rewritten');
    if (outcome === 'failed' || outcome === 'killed') this.notBefore = this.now().getTime() + RETRY_MILLISECONDS;
    return outcome === 'rewritten';
  }

  private async writeBackup(occasion?: string): Promise<void> {
    const { data, backups, log } = this.options;
    const started = performance.now();
    const { name, removed } = await writeBackup({ data, backups, now: this.now(), ...(occasion && { occasion }) });
    log.info({ name, removed, milliseconds: Math.round(performance.now() - started) }, 'backup made');
  }

  /** A rewrite and a backup each need at most as much as the data has now. */
  private async hasRoom(bytes: number): Promise<boolean> {
    const { state, freeBytes } = await readDiskState(this.options.data);
    return state === 'roomy' && freeBytes > 2 * bytes;
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

async function baseIsWhole(data: string): Promise<boolean> {
  const files = await readManifest(data);
  const base = files === null || files === 'damaged' ? undefined : files.find(({ kind }) => kind === 'base');
  return base === undefined || isWholeImage(join(appendOnlyFolder(data), base.name));
}
