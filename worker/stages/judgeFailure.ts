/** What a failed attempt means for its item: the episode's fault, the machine's, or nobody's. */
import { describeSafely, KithError } from '../../backend/errors.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import type { Ending } from '../../backend/store/scripts/settleWork.ts';
import { backoff } from '../schedule/backoff.ts';

/** An error that says nothing about the episode: no model, no memory, no disk, or somebody who asks to come back later. */
export function isTransient(error: unknown): boolean {
  return error instanceof KithError && (error.kind === 'model_unavailable' || error.retryAfter !== null);
}

/**
 * How a run that threw ends. Failures of the machine are counted apart and have no limit.
 * @param interrupted the worker stops, or the engine went away: the item goes back unharmed
 * @param now milliseconds since 1970
 */
export function judgeFailure(work: ClaimedWork, error: unknown, interrupted: boolean, now: number): Ending {
  if (interrupted) return { outcome: 'released', reason: 'interrupted' };
  const reason = describeSafely(error);
  const hint = error instanceof KithError ? error.retryAfter : null;
  return isTransient(error)
    ? { outcome: 'retried', reason, notBefore: now + backoff(work.transientFailures + 1, hint) }
    : { outcome: 'failed', reason, notBefore: now + backoff(work.attempt) };
}
