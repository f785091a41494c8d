/** The product's worker with a scripted model host, which dies where it is told to. Everything else is as in worker/main.ts. */
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { locateEngine } from '../../backend/engine/locate.ts';
import { KithError, describeError } from '../../backend/errors.ts';
import { requireRoom } from '../../backend/journal/diskGuard.ts';
import { cacheFolder, journalHome, prepareHome } from '../../backend/paths.ts';
import { tryLock } from '../../backend/process/lock.ts';
import { schedulingSettings } from '../../backend/store/scheduling.ts';
import type { WorkerMessage } from '../../backend/connection/workerMessage.ts';
import { createWorker } from '../../worker/createWorker.ts';
import { lingerMilliseconds } from '../../worker/linger.ts';
import { openLog } from '../../worker/log.ts';
import { loadHostedModel } from '../../worker/model/loadHostedModel.ts';
import { extractionReaders } from '../../worker/stages/extractionReaders.ts';
import type { Readers } from '../../worker/stages/runStage.ts';
import { createObedience } from './orders.ts';
import { faultSettings } from './settings.ts';
import { POISON_WORKER } from './words.ts';

const environment = process.env;
const settings = faultSettings(environment);
const host = fileURLToPath(new URL('./hostEntry.js', import.meta.url));
const die = () => process.kill(process.pid, 'SIGKILL');

const readers: Readers = {
  nodes(model, episode, options) {
    if (episode.text.includes(POISON_WORKER)) die();
    return extractionReaders.nodes(model, episode, options);
  },
  edges: extractionReaders.edges,
};

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
  const paths = await prepareHome(home);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) return report({ type: 'lost_election' });
  const { log, close: closeLog } = openLog(paths.logs);
  const shallDie = createObedience(settings.KITH_FAULT_CONTROL);
  try {
    const { worker } = await createWorker({
      paths,
      lock: taken.lock,
      engine: await locateEngine({ home, cache: cacheFolder(environment), environment, fetch: 'never' }),
      log,
      linger: lingerMilliseconds(environment),
      scheduling: schedulingSettings(environment),
      load: (specification, signal) => loadHostedModel(specification, host, signal),
      readers,
      locateModel: (name) => Promise.resolve({ name, kind: 'base', path: `/${name}.gguf`, adapter: '/scripted.gguf' }),
      requireDiskSpace: () => requireRoom(home),
      onStep: async (step) => {
        if (shallDie(step)) die();
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => worker.stop(signal));
    await worker.run(() => void report({ type: 'ready' }));
  } catch (error) {
    log.error({ reason: describeError(error) }, 'worker failed');
    await report(failed(error));
    process.exitCode = 1;
  } finally {
    await taken.lock.release();
    await closeLog();
  }
}

process.title = 'kith-worker';
process.umask(0o077);
serve()
  .catch((error: unknown) => report(failed(error)))
  .finally(() => process.exit());
