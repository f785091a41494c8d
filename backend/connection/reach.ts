/**
 * Finds the engine of a journal, starting the worker that owns it when there is none. Many windows may do this at the
 * same moment: one of them spawns, the others wait for what it brings up.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JournalPaths } from '../paths.ts';
import { lockHolder, tryLock, type LockContent } from '../process/lock.ts';
import { connectEngine, type EngineClient, type Endpoint } from '../store/client.ts';

/** How often the lock file is looked at while somebody else starts the engine. */
const POLL_MILLISECONDS = 15;

export interface Reach {
  paths: JournalPaths;
  /** name of the connection */
  name: string;
  /** makes sure that an engine can be started; may download it */
  prepareEngine: () => Promise<void>;
  spawnWorker: () => Promise<void>;
  signal: AbortSignal;
}

export interface ReachedEngine {
  client: EngineClient;
  endpoint: Endpoint;
}

/** The place a worker tells in its lock, once its engine serves. */
function endpointIn(lock: LockContent): Endpoint | null {
  const { socket, url, state } = lock.note;
  if (state !== 'serving') return null;
  return socket ? { socket } : url ? { url } : null;
}

async function tryConnect(endpoint: Endpoint, name: string): Promise<ReachedEngine | null> {
  try {
    return { client: await connectEngine(endpoint, name), endpoint };
  } catch {
    return null;
  }
}

/** Spawns unless another window is at it; returns false then. */
async function spawnInTurn(reach: Reach): Promise<boolean> {
  const turn = await tryLock(join(reach.paths.home, 'spawn.lock'));
  if ('holder' in turn) return false;
  try {
    // Whoever had the turn before us may have brought it up already.
    if ((await lockHolder(reach.paths.lock)) === null) {
      await reach.prepareEngine();
      await reach.spawnWorker();
    }
    return true;
  } finally {
    await turn.lock.release();
  }
}

/**
 * Connects to the journal's engine.
 * @throws KithError when the worker cannot start; the signal's reason when aborted
 */
export async function reachEngine(reach: Reach): Promise<ReachedEngine> {
  for (;;) {
    reach.signal.throwIfAborted();
    const holder = await lockHolder(reach.paths.lock);
    if (holder) {
      const endpoint = endpointIn(holder);
      const reached = endpoint && (await tryConnect(endpoint, reach.name));
      if (reached) return reached;
    } else if (await spawnInTurn(reach)) {
      continue;
    }
    await pause(POLL_MILLISECONDS, undefined, { signal: reach.signal });
  }
}
