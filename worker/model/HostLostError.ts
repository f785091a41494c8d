/** The model host died with work in hand: a crash of native code, out of memory, or killed from outside. */
import { KithError } from '../../backend/errors.ts';

export class HostLostError extends KithError {
  constructor(
    /** exit code, or null when a signal ended it */
    readonly code: number | null,
    readonly signal: NodeJS.Signals | null,
  ) {
    const how = code === null ? (signal ?? 'it did not start') : `exit code ${code}`;
    super(
      'failure',
      `The model process ended unexpectedly (${how}).`,
      'It is tried again; if it happens often, choose a smaller model.',
    );
    this.name = 'HostLostError';
  }
}
