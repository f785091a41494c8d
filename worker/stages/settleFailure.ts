/** Decides what a failed attempt means: the item's fault, the machine's, or nobody's. */
import { KithError, describeError } from '../../backend/errors.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { MAX_ATTEMPTS, giveUpWork, releaseWork } from '../../backend/store/scripts/settleWork.ts';

const FIRST_BACKOFF = 5_000;
const LAST_BACKOFF = 10 * 60_000;

/** Milliseconds to wait before the next attempt: doubling from 5 s to 10 min. @param attempt 1 for the first failure */
export function backoff(attempt: number): number {
  return Math.min(FIRST_BACKOFF * 2 ** (attempt - 1), LAST_BACKOFF);
}

/** An error that says nothing about the episode: no model, no memory, no disk. */
export function isTransient(error: unknown): boolean {
  return error instanceof KithError && error.kind === 'model_unavailable';
}

/**
 * Puts a failed item back, or gives it up after the last allowed attempt.
 * @param transientFailures how often in a row something but the item failed, this time included
 * @returns what became of it
 */
export async function settleFailure(
  client: EngineClient,
  work: ClaimedWork,
  error: unknown,
  transientFailures: number,
): Promise<'waiting' | 'given_up'> {
  const now = Date.now();
  const reason = describeError(error);
  if (isTransient(error)) {
    await releaseWork(client, work, { reason, counted: false, notBefore: now + backoff(transientFailures) }, now);
    return 'waiting';
  }
  if (work.attempts >= MAX_ATTEMPTS) {
    await giveUpWork(client, work, reason, now);
    return 'given_up';
  }
  await releaseWork(client, work, { reason, counted: true, notBefore: now + backoff(work.attempts) }, now);
  return 'waiting';
}
