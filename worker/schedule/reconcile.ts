/** Puts the journal's work in order: takes back what dead workers claimed, queues what was lost, and trims what is old. */
import type { EngineClient } from '../../backend/store/client.ts';
import { trimEvents } from '../../backend/store/events.ts';
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
  /** episodes gone from the trash, and records of runs and events trimmed */
  removed: number;
  /** run that this worker carries and that was taken from it while it stood still, or null */
  lost: string | null;
}

/**
 * @param present run that this worker claims or carries at this moment, or null
 * @param thorough looks at each pending episode, not only at the numbers
 * @param now milliseconds since 1970
 */
export async function reconcile(
  client: EngineClient,
  { worker, isShared }: Registration,
  present: () => string | null,
  thorough: boolean,
  now: number,
): Promise<Reconciled> {
  const others = (await readWorkers(client)).filter(({ id }) => id !== worker.id);
  // Who holds the lock of the home is alone: every other worker is dead, whatever its process id seems to say.
  const alive = await Promise.all(others.map(async (other) => isShared && (await mayLive(other))));
  const living = new Set(others.filter((_, index) => alive[index]).map(({ id }) => id));
  // Asked before the claims are read and after: meanwhile it may end one item and claim another.
  const before = present();
  const claims = await readClaims(client);
  const after = present();
  const dead = claims.filter(({ owner, run }) => (owner === worker.id ? run !== after : !living.has(owner)));
  const recovered = await recoverWork(client, dead, now);
  await bury(
    client,
    others.filter(({ id }) => !living.has(id)),
  );
  const adopted = await adoptPending(client, thorough, now);
  const removed = (await purgeTrash(client, now)) + (await trimRuns(client, now)) + (await trimEvents(client, now));
  const isLost = before !== null && before === after && !claims.some(({ run }) => run === before);
  return { recovered, adopted, removed, lost: isLost ? before : null };
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
