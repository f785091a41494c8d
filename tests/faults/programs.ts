/** The processes that a fault test is about, bundled for one run: the code as it is now, whoever changes it meanwhile. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface Programs {
  /** the worker with a scripted model, and the product's own */
  worker: string;
  realWorker: string;
  window: string;
  remove: () => Promise<void>;
}

/** Builds below node_modules, where the packages that are not bundled are found and git looks away. */
export async function buildPrograms(): Promise<Programs> {
  const folder = join(ROOT, 'node_modules', '.cache', `kith-faults-${process.pid}`);
  await promisify(execFile)(process.execPath, [join(ROOT, 'tests/faults/build.js'), folder]);
  return {
    worker: join(folder, 'workerEntry.js'),
    realWorker: join(folder, 'worker.js'),
    window: join(folder, 'windowEntry.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
