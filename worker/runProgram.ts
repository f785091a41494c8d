/** The worker's program from its start to its end: takes the lock, serves the journal, and leaves nothing open. */
import { parseArgs } from 'node:util';
import { locateEngine } from '../backend/engine/locate.ts';
import { describeError } from '../backend/errors.ts';
import { requireRoom } from '../backend/journal/diskGuard.ts';
import { cacheFolder, journalHome, prepareHome, type Environment } from '../backend/paths.ts';
import { readPreferences } from '../backend/preferences/file.ts';
import { tryLock } from '../backend/process/lock.ts';
import { schedulingSettings } from '../backend/store/scheduling.ts';
import { createWorker, type WorkerOptions } from './createWorker.ts';
import { endOnSignals, serveInForeground } from './endings.ts';
import { lingerMilliseconds } from './linger.ts';
import { openLog } from './log.ts';
import { loadHostedModel } from './model/loadHostedModel.ts';
import { failed, report } from './report.ts';

/** What reads: the real thing in the product, a scripted one in the fault tests. */
export interface ProgramParts extends Pick<WorkerOptions, 'readers' | 'onStep'> {
  /** absolute path of the model host's program */
  host: string;
  /** the files of a model; throws KithError when it cannot be used. @param cache folder of the downloads */
  locateModel: (reference: string, cache: string) => ReturnType<WorkerOptions['locateModel']>;
}

/** Runs the worker of the home in `--home` and ends this process. */
export async function runProgram(parts: ProgramParts): Promise<never> {
  process.title = 'kith-worker';
  // Whatever is created in a journal is for its owner only, also by the engine.
  process.umask(0o077);
  try {
    await serve(parts, process.env);
  } catch (error) {
    await report(failed(error));
    process.exitCode = 1;
  }
  // Everything was closed in order; a connection that still waits for a dead engine must not keep the process.
  return process.exit();
}

async function serve({ host, readers, locateModel, onStep }: ProgramParts, environment: Environment): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' } } });
  const home = journalHome(environment, values.home);
  const cache = cacheFolder(environment);
  const paths = await prepareHome(home);
  // Whoever started this may want to remove the folder it was started in; and so every process of a journal is known by its folder.
  process.chdir(paths.home);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) return report({ type: 'lost_election' });
  const { log, close: closeLog } = openLog(paths.logs);
  const { preferences } = readPreferences(home);
  const linger = lingerMilliseconds(environment, preferences.linger);
  try {
    const { worker } = await createWorker({
      paths,
      lock: taken.lock,
      engine: await locateEngine({ home, cache, environment, fetch: 'never' }),
      log,
      linger,
      scheduling: schedulingSettings(environment),
      load: (specification, signal) => loadHostedModel(specification, host, signal),
      readers,
      locateModel: (reference) => locateModel(reference, cache),
      requireDiskSpace: () => requireRoom(home),
      ...(onStep && { onStep }),
    });
    endOnSignals((signal) => worker.stop(signal));
    await worker.run(() => {
      if (Number.isFinite(linger)) void report({ type: 'ready' });
      else serveInForeground((reason) => worker.stop(reason));
    });
  } catch (error) {
    log.error({ reason: describeError(error) }, 'worker failed');
    throw error;
  } finally {
    await taken.lock.release();
    await closeLog();
  }
}
