/** Sees to it that this home has a worker: many windows may want one at the same moment, and one of them starts it. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withoutPassword } from '../engine/externalAddress.ts';
import { EngineUnavailableError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import { lockHolder, readLock, tryLock } from '../process/lock.ts';

/** How often the lock file is looked at while somebody else starts the worker. */
export const POLL_MILLISECONDS = 15;
/** How often a window looks whether its worker was killed; doubled while none can be started. */
const LOOK_MILLISECONDS = 2_000;
const LAST_LOOK_MILLISECONDS = 60_000;

export interface WorkerStart {
  paths: JournalPaths;
  /** makes sure that an engine can be started; may download it */
  prepareEngine: () => Promise<void>;
  spawnWorker: () => Promise<void>;
  /** fires when nobody wants a worker any more */
  signal: AbortSignal;
}

/** Spawns unless another window is at it; returns false then. Throws KithError when the worker cannot start. */
export async function spawnInTurn({ paths, prepareEngine, spawnWorker }: WorkerStart): Promise<boolean> {
  const turn = await tryLock(join(paths.home, 'spawn.lock'));
  if ('holder' in turn) return false;
  try {
    // Whoever had the turn before us may have brought it up already.
    if ((await lockHolder(paths.lock)) === null) {
      await prepareEngine();
      await spawnWorker();
    }
    return true;
  } finally {
    await turn.lock.release();
  }
}

/**
 * The one worker of a home serves one engine: a window that is set to another would write into another journal.
 * @param served address of the engine that it serves, as its lock tells it; undefined: its own engine
 * @param wanted address of the engine that the window is set to; undefined: that of the home
 */
export function requireSameEngine(served: string | undefined, wanted: string | undefined): void {
  if (served === wanted) return;
  const other = served === undefined ? 'the engine that comes with Kith' : `the engine at ${served}`;
  throw new EngineUnavailableError(
    `This journal's worker serves ${other}, not the one that is set here.`,
    wanted === undefined ? 'Set KITH_REDIS_URL to it, or end it first: kith stop' : 'End it first: kith stop',
  );
}

/**
 * Resolves when a worker of this home serves the external engine.
 * @throws KithError when it cannot start or serves another engine; the signal's reason when aborted
 */
export async function ensureWorker(start: WorkerStart, url: string): Promise<void> {
  const { paths, signal } = start;
  for (;;) {
    signal.throwIfAborted();
    const holder = await lockHolder(paths.lock);
    if (holder?.note['state'] === 'serving') return requireSameEngine(holder.note['url'], withoutPassword(url));
    if (holder === null && (await spawnInTurn(start))) continue;
    await pause(POLL_MILLISECONDS, undefined, { signal });
  }
}

/**
 * Starts the worker again whenever it was killed, until the signal fires. The engine lives elsewhere, so nothing else
 * would tell. A worker that ended in order took its lock away; it was told to, and is left in peace.
 */
export function keepWorker(start: WorkerStart, url: string): void {
  let wasKilled = false;
  let wait = LOOK_MILLISECONDS;
  const look = async (): Promise<void> => {
    const found = await readLock(start.paths.lock);
    if (found !== null) wasKilled = (await lockHolder(start.paths.lock)) === null;
    if (wasKilled) await ensureWorker(start, url);
  };
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    if (start.signal.aborted) return;
    timer = setTimeout(() => {
      look()
        .then(
          () => (wait = LOOK_MILLISECONDS),
          () => (wait = Math.min(wait * 2, LAST_LOOK_MILLISECONDS)),
        )
        .finally(plan);
    }, wait);
    // A command that is done does not stay for this.
    timer.unref();
  };
  start.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  plan();
}
