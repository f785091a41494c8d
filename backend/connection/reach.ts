/** Finds the engine of a journal: its own, by the lock of the worker that started it, or the external one that is set. */
import { setTimeout as pause } from 'node:timers/promises';
import { lockHolder, type LockContent } from '../process/lock.ts';
import { connectEngine, type EngineClient, type Endpoint } from '../store/client.ts';
import { externalRefusal, mayPass } from './externalRefusal.ts';
import {
  POLL_MILLISECONDS,
  ensureWorker,
  keepWorker,
  requireSameEngine,
  spawnInTurn,
  type WorkerStart,
} from './localWorker.ts';

/** Pauses between two attempts to find an external engine again, in milliseconds. */
const FIRST_RETRY = 50;
const LAST_RETRY = 1_000;

export interface Reach extends WorkerStart {
  /** name of the connection */
  name: string;
  /** address of an external engine; null: the journal's own */
  external: string | null;
}

export interface ReachedEngine {
  client: EngineClient;
  endpoint: Endpoint;
}

/**
 * Connects to the journal's engine, starting the worker when there is none.
 * @param isAgain whether it was reached before and lost: then it is waited for
 * @throws KithError when it cannot be had; the signal's reason when aborted
 */
export async function reachEngine(reach: Reach, isAgain: boolean): Promise<ReachedEngine> {
  return reach.external === null ? reachOwn(reach) : reachExternal(reach, reach.external, isAgain);
}

/** The socket a worker tells in its lock, once its engine serves. */
function endpointIn({ note }: LockContent): Endpoint | null {
  if (note['state'] !== 'serving') return null;
  requireSameEngine(note['url'], undefined);
  return note['socket'] ? { socket: note['socket'] } : null;
}

async function reachOwn(reach: Reach): Promise<ReachedEngine> {
  const { name, paths, signal } = reach;
  for (;;) {
    signal.throwIfAborted();
    const holder = await lockHolder(paths.lock);
    if (holder) {
      const endpoint = endpointIn(holder);
      const client = endpoint && (await connectEngine(endpoint, name).catch(() => null));
      if (client) return { client, endpoint };
    } else if (await spawnInTurn(reach)) {
      continue;
    }
    await pause(POLL_MILLISECONDS, undefined, { signal });
  }
}

async function connectExternal({ name, signal }: Reach, url: string, isAgain: boolean): Promise<EngineClient> {
  for (let wait = FIRST_RETRY; ; wait = Math.min(wait * 2, LAST_RETRY)) {
    signal.throwIfAborted();
    try {
      return await connectEngine({ url }, name);
    } catch (error) {
      if (!isAgain || !mayPass(error)) throw externalRefusal(url, error);
    }
    await pause(wait, undefined, { signal });
  }
}

async function reachExternal(reach: Reach, url: string, isAgain: boolean): Promise<ReachedEngine> {
  const client = await connectExternal(reach, url, isAgain);
  if (isAgain) {
    // Windows go on without a worker; it may have given up while the engine was away.
    ensureWorker(reach, url).catch(() => undefined);
    return { client, endpoint: { url } };
  }
  try {
    // Also for the version of the data, which the worker checks before anybody writes.
    await ensureWorker(reach, url);
  } catch (error) {
    client.destroy();
    throw error;
  }
  keepWorker(reach, url);
  return { client, endpoint: { url } };
}
