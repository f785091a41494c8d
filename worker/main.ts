/** The worker's program: takes the lock, serves the journal, ends in order on the first signal and at once on the second. */
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { locateEngine } from '../backend/engine/locate.ts';
import { KithError, describeError } from '../backend/errors.ts';
import { requireRoom } from '../backend/journal/diskGuard.ts';
import { locateModel } from '../backend/model/library.ts';
import { cacheFolder, journalHome, prepareHome } from '../backend/paths.ts';
import { tryLock } from '../backend/process/lock.ts';
import { schedulingSettings } from '../backend/store/scheduling.ts';
import type { WorkerMessage } from '../backend/connection/workerMessage.ts';
import { createWorker } from './createWorker.ts';
import { lingerMilliseconds } from './linger.ts';
import { openLog } from './log.ts';
import { loadHostedModel } from './model/loadHostedModel.ts';
import { extractionReaders } from './stages/extractionReaders.ts';

const environment = process.env;

/** Longest orderly end. */
const END_MILLISECONDS = 9_000;
const SAME_WISH_MILLISECONDS = 500;

/** Tells the window that spawned us, if one did and is still there, and lets go of it. */
function report(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    process.send(message, () => {
      if (process.connected) process.disconnect();
      resolve();
    });
  });
}

function failed(error: unknown): WorkerMessage {
  const { kind, message, nextStep } =
    error instanceof KithError ? error : new KithError('failure', describeError(error), 'Run `kith doctor`.');
  return { type: 'failed', kind, message, nextStep };
}

async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' } } });
  const home = journalHome(environment, values.home);
  const cache = cacheFolder(environment);
  const paths = await prepareHome(home);
  // Whoever started this may want to remove the folder it was started in; and so every process of a journal is known by its folder.
  process.chdir(paths.home);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) {
    await report({ type: 'lost_election' });
    return;
  }
  const { log, close: closeLog } = openLog(paths.logs);
  try {
    const engine = await locateEngine({ home, cache, environment, fetch: 'never' });
    const linger = lingerMilliseconds(environment);
    const { worker } = await createWorker({
      paths,
      lock: taken.lock,
      engine,
      log,
      linger,
      scheduling: schedulingSettings(environment),
      load: (specification, signal) =>
        loadHostedModel(specification, fileURLToPath(new URL('./host.js', import.meta.url)), signal),
      readers: extractionReaders,
      locateModel: (reference) => locateModel(reference, cache),
      requireDiskSpace: () => requireRoom(home),
    });
    endOnSignals((signal) => worker.stop(signal));
    await worker.run(() => {
      if (Number.isFinite(linger)) void report({ type: 'ready' });
      else serveInForeground((reason) => worker.stop(reason));
    });
  } catch (error) {
    log.error({ reason: describeError(error) }, 'worker failed');
    await report(failed(error));
    process.exitCode = 1;
  } finally {
    await taken.lock.release();
    await closeLog();
  }
}

/** Who asked for a worker that stays until it is told otherwise is its only keeper: the worker goes when that one goes. */
function serveInForeground(stop: (reason: string) => void): void {
  const leave = (): void => {
    endInTime();
    stop('who started it is gone');
  };
  if (!process.connected) return leave();
  process.once('disconnect', leave);
  process.send?.({ type: 'ready' } satisfies WorkerMessage);
}

/** Something that hangs must not keep a person's machine from shutting down. */
function endInTime(): void {
  setTimeout(() => process.exit(1), END_MILLISECONDS).unref();
}

/** The first signal ends in order; the second at once. What a killed worker leaves, its watchers and the next start clear. */
function endOnSignals(stop: (signal: string) => void): void {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal or a service manager may send one wish as two signals.
      if (asked !== null && Date.now() - asked > SAME_WISH_MILLISECONDS) process.exit(130);
      if (asked !== null) return;
      asked = Date.now();
      endInTime();
      stop(signal);
    });
  }
}

process.title = 'kith-worker';
// Whatever is created in a journal is for its owner only, also by the engine.
process.umask(0o077);
serve()
  .catch(async (error: unknown) => {
    await report(failed(error));
    process.exitCode = 1;
  })
  // Everything was closed in order; a connection that still waits for a dead engine must not keep the process.
  .finally(() => process.exit());
