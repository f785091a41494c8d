/** A worker as a process of its own that reads with scripted readers: HOME, name of its machine, usual milliseconds a reading. */
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { scriptedReaders } from './scriptedReaders.ts';

const [home = '', machine = '', delay = '0'] = process.argv.slice(2);
// Another machine's processes cannot be asked whether they live: only their lease tells.
os.hostname = () => machine;
syncBuiltinESMExports();

const { createWorker } = await import('../../worker/createWorker.ts');
const { locateEngine } = await import('../../backend/engine/locate.ts');
const { cacheFolder, prepareHome } = await import('../../backend/paths.ts');
const { tryLock } = await import('../../backend/process/lock.ts');
const { SCHEDULING } = await import('../../backend/store/scheduling.ts');

const { readers } = scriptedReaders();
const lasting = async () => (delay === '0' ? null : pause(Number(delay) * (0.5 + Math.random())));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const paths = await prepareHome(home);
const taken = await tryLock(paths.lock);
if ('holder' in taken) throw new Error('the home has a worker');
// Milliseconds before each step, summed: who measures asks for them at the end.
const spent: Record<string, number> = {};
let before = performance.now();
const { worker } = await createWorker({
  paths,
  lock: taken.lock,
  engine: await locateEngine({ home, cache: cacheFolder(process.env), environment: process.env, fetch: 'never' }),
  log: silent,
  linger: Number.POSITIVE_INFINITY,
  scheduling: SCHEDULING,
  load: () =>
    Promise.resolve({
      pid: process.pid,
      info: { name: 'scripted', kind: 'base', adapter: null, contextSize: 4096, device: 'cpu' },
      complete: () => Promise.reject(new Error('the readers are scripted')),
      countTokens: () => Promise.resolve(0),
      dispose: () => Promise.resolve(),
    }),
  readers: {
    nodes: async (...asked) => lasting().then(() => readers.nodes(...asked)),
    edges: async (...asked) => lasting().then(() => readers.edges(...asked)),
  },
  locateModel: (name) => Promise.resolve({ name, kind: 'base', path: `/${name}`, adapter: null }),
  requireDiskSpace: () => Promise.resolve(),
  onStep: (step) => {
    const now = performance.now();
    spent[step] = (spent[step] ?? 0) + now - before;
    before = now;
    return Promise.resolve();
  },
});
process.on('SIGTERM', () => worker.stop('the test ends'));
process.on('message', () => process.send?.(spent));
process.on('disconnect', () => process.exit(1));
await worker.run(() => process.send?.('ready'));
process.exit(0);
