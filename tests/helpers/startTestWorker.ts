/** A real engine and the real worker in this process, with scripted readers in the place of the model. */
import { onTestFinished } from 'vitest';
import { openJournal, type Journal } from '../../backend/index.ts';
import { locateEngine } from '../../backend/engine/locate.ts';
import { prepareHome } from '../../backend/paths.ts';
import { tryLock } from '../../backend/process/lock.ts';
import type { ModelState } from '../../backend/glossary.ts';
import { ModelManager, type HostedModel } from '../../worker/model/ModelManager.ts';
import { Activity } from '../../worker/schedule/Activity.ts';
import { Dispatcher } from '../../worker/schedule/Dispatcher.ts';
import type { Session } from '../../worker/schedule/Session.ts';
import { Worker } from '../../worker/Worker.ts';
import { scriptedReaders, type ScriptedReaders } from './scriptedReaders.ts';
import { CACHE, temporaryHome } from './temporaryHome.ts';

export interface TestWorker {
  home: string;
  journal: Journal;
  /** opens one more window on the same journal */
  openWindow: () => Promise<Journal>;
  scripted: ScriptedReaders;
  /** every state of the model, in order */
  modelStates: ModelState[];
  session: () => Session;
  /** ends the worker in order */
  stop: () => Promise<void>;
}

const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

function fakeModel(): HostedModel {
  return {
    pid: process.pid,
    info: { name: 'scripted', kind: 'base', adapter: null, contextSize: 4096, device: 'cpu' },
    complete: () => Promise.reject(new Error('the readers are scripted')),
    countTokens: () => Promise.resolve(0),
    dispose: () => Promise.resolve(),
  };
}

/** Starts a worker on a home, which is new unless given, and opens one window; all ends with the test. */
export async function startTestWorker(
  options: { home?: string; scripted?: ScriptedReaders; model?: string } = {},
): Promise<TestWorker> {
  const home = options.home ?? (await temporaryHome());
  const scripted = options.scripted ?? scriptedReaders();
  const modelStates: ModelState[] = [];
  const paths = await prepareHome(home);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) throw new Error('the test journal is in use');
  const engine = await locateEngine({ home, cache: CACHE, environment: process.env, fetch: 'allowed' });
  let session: Session | null = null;
  const activity = new Activity(() => session?.client ?? null);
  const models = new ModelManager({
    load: () => Promise.resolve(fakeModel()),
    onState: (state, pid) => {
      modelStates.push(state);
      return activity.tellModel(state, pid);
    },
  });
  const dispatcher = new Dispatcher({
    models,
    activity,
    log: silentLog,
    readers: scripted.readers,
    locateModel: (name) => Promise.resolve({ name, kind: 'base', path: `/${name}`, adapter: null }),
    requireDiskSpace: () => Promise.resolve(),
  });
  const worker = new Worker({
    paths,
    lock: taken.lock,
    engine,
    log: silentLog as never,
    models,
    activity,
    dispatcher,
    linger: 60_000,
    onSession: (live) => (session = live),
  });
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    ended = worker.run(resolve);
    ended.catch(reject);
  });
  const stop = async (): Promise<void> => {
    worker.stop('the test ends');
    await ended;
  };
  onTestFinished(stop);
  const openWindow = async (): Promise<Journal> => {
    const window = await openJournal({
      home,
      cache: CACHE,
      environment: process.env,
      entries: { worker: '/no/second/worker' },
    });
    onTestFinished(() => window.close());
    return window;
  };
  const journal = await openWindow();
  await journal.setModel(options.model ?? 'scripted');
  return {
    home,
    journal,
    openWindow,
    scripted,
    modelStates,
    session: () => {
      if (!session) throw new Error('no session is live');
      return session;
    },
    stop,
  };
}
