/** Stopping a download on request. */
import { KithError } from '../errors.ts';

/** The error of a download that was stopped by the person. */
export function interrupted(): KithError {
  return new KithError('interrupted', 'The download was stopped.', 'Run it again; what is already here is kept.');
}

/** Throws KithError 'interrupted' if the signal has fired. */
export function throwIfInterrupted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw interrupted();
}
