/** Models that cannot be used for a while. Work for them waits where it is, and work for others goes on. */
import { describeSafely, KithError } from '../../backend/errors.ts';
import { backoff } from './backoff.ts';

export interface Pause {
  reason: string;
  /** milliseconds since 1970 */
  until: number;
}

export class ModelPauses {
  private readonly pauses = new Map<string, Pause & { failures: number }>();

  /** Notes that a model failed for reasons of its own. Returns until when it is left alone. */
  fail(model: string, error: unknown, now: number): Pause {
    const failures = (this.pauses.get(model)?.failures ?? 0) + 1;
    const hint = error instanceof KithError ? error.retryAfter : null;
    const pause = { reason: describeSafely(error), until: now + backoff(failures, hint), failures };
    this.pauses.set(model, pause);
    return pause;
  }

  /** The model works. */
  succeed(model: string): void {
    this.pauses.delete(model);
  }

  /** A person did something about it: everything is tried again at once. */
  clear(): void {
    this.pauses.clear();
  }

  /** Models to leave alone now. */
  current(now: number): Map<string, Pause> {
    return new Map([...this.pauses].filter(([, { until }]) => until > now));
  }
}
