/** How the worker is asked to end: by signals, or by the going of the one who keeps it in the foreground. */
import type { WorkerMessage } from '../backend/connection/workerMessage.ts';

/** Longest orderly end. */
const END_MILLISECONDS = 9_000;
/** A terminal or a service manager may send one wish as two signals. */
const SAME_WISH_MILLISECONDS = 500;

/** Something that hangs must not keep a person's machine from shutting down. */
function endInTime(): void {
  setTimeout(() => process.exit(1), END_MILLISECONDS).unref();
}

/** The first signal ends in order; the second at once. What a killed worker leaves, its watchers and the next start clear. */
export function endOnSignals(stop: (signal: string) => void): void {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked !== null && Date.now() - asked > SAME_WISH_MILLISECONDS) process.exit(130);
      if (asked !== null) return;
      asked = Date.now();
      endInTime();
      stop(signal);
    });
  }
}

/** Who asked for a worker that stays until it is told otherwise is its only keeper: the worker goes when that one goes. */
export function serveInForeground(stop: (reason: string) => void): void {
  const leave = (): void => {
    endInTime();
    stop('who started it is gone');
  };
  if (!process.connected) return leave();
  process.once('disconnect', leave);
  process.send?.({ type: 'ready' } satisfies WorkerMessage);
}
