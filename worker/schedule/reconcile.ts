/** Puts the journal's work in order: takes back what dead workers claimed, queues what was lost, and trims what is old. */
import type { EngineClient } from '../../backend/store/client.ts';
import { trimRuns } from '../../backend/store/readRuns.ts';
import { adoptPending, readClaims, recoverWork } from '../../backend/store/scripts/recoverWork.ts';
import { purgeTrash } from '../../backend/store/scripts/trashEpisode.ts';
import { forgetWorkers, mayLive, readWorkers, type RegisteredWorker } from '../../backend/store/workers.ts';
import { queueKeys } from './BeeLine.ts';
import type { Registration } from './Registration.ts';

export interface Reconciled {
  /** items taken back */
  recovered: number;
  /** episodes that waited for nobody */
  adopted: number;
  /** episodes gone from the trash, and run records trimmed */
  removed: number;
}

/**
 * @param present run that this worker reads now, or null
 * @param thorough looks at each pending episode, not only at the numbers
 * @param now milliseconds since 1970
 */
export async function reconcile(
  client: EngineClient,
  { worker, isShared }: Registration,
  present: string | null,
  thorough: boolean,
  now: number,
): Promise<Reconciled> {
  const others = (await readWorkers(client)).filter(({ id }) => id !== worker.id);
  // Who holds the lock of the home is alone: every other worker is dead, whatever its process id seems to say.
  const alive = await Promise.all(others.map(async (other) => isShared && (await mayLive(other))));
  const living = new Set(others.filter((_, index) => alive[index]).map(({ id }) => id));
  const claims = await readClaims(client);
  const dead = claims.filter(({ owner, run }) => (owner === worker.id ? run !== present : !living.has(owner)));
  const recovered = await recoverWork(client, dead, now);
  await bury(
    client,
    others.filter(({ id }) => !living.has(id)),
  );
  const adopted = await adoptPending(client, thorough, now);
  const removed = (await purgeTrash(client, now)) + (await trimRuns(client, now));
  return { recovered, adopted, removed };
}

/** Forgets dead workers and the queues they left. */
async function bury(client: EngineClient, dead: readonly RegisteredWorker[]): Promise<void> {
  if (dead.length === 0) return;
  await client.del(dead.flatMap(({ id }) => queueKeys(id)));
  await forgetWorkers(
    client,
    dead.map(({ id }) => id),
  );
}
