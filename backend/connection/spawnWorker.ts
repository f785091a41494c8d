/** Starts the background worker as a process of its own that outlives this window. */
import { fork } from 'node:child_process';
import { KithError } from '../errors.ts';
import { workerMessage } from './workerMessage.ts';

/** The worker mostly waits: it is worth more small than fast. */
const SMALL_HEAP = ['--max-semi-space-size=1', '--optimize-for-size'];

export interface WorkerLaunch {
  /** path of the worker's program */
  entry: string;
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Spawns the worker and waits until it serves, lost the election to another, or failed.
 * @throws KithError with the worker's own reason
 */
export async function spawnWorker(launch: WorkerLaunch): Promise<void> {
  const child = fork(launch.entry, ['--home', launch.home], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: launch.home,
    env: { ...launch.environment },
    execArgv: SMALL_HEAP,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('message', (raw) => {
        const message = workerMessage.safeParse(raw);
        if (!message.success) reject(unexpected('it sent an unknown message'));
        else if (message.data.type === 'failed') {
          reject(new KithError(message.data.kind, message.data.message, message.data.nextStep));
        } else resolve();
      });
      child.once('error', (cause) => reject(unexpected('it could not be started', cause)));
      child.once('exit', (code, signal) => reject(unexpected(`it ended at once (${signal ?? code ?? 'unknown'})`)));
    });
  } finally {
    child.removeAllListeners();
    // A late exit must not end this process with an unheard error.
    child.on('error', () => undefined);
    if (child.connected) child.disconnect();
    child.unref();
  }
}

function unexpected(what: string, cause?: unknown): KithError {
  return new KithError('engine_unavailable', `The background worker did not start: ${what}.`, 'Run `kith doctor`.', {
    cause,
  });
}
