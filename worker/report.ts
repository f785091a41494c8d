/** What the worker tells the window that spawned it, over the channel between them. */
import type { WorkerMessage } from '../backend/connection/workerMessage.ts';
import { KithError, describeError } from '../backend/errors.ts';

/** Tells the window, if one spawned us and is still there, and lets go of it. */
export function report(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    process.send(message, () => {
      if (process.connected) process.disconnect();
      resolve();
    });
  });
}

/** An error as the window hears of it. */
export function failed(error: unknown): WorkerMessage {
  const { kind, message, nextStep } =
    error instanceof KithError ? error : new KithError('failure', describeError(error), 'Run `kith doctor`.');
  return { type: 'failed', kind, message, nextStep };
}
