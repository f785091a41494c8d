/** A real engine and the real worker in this process, with scripted readers in the place of the model. */
import { onTestFinished } from 'vitest';
import { openJournal, type Journal } from '../../backend/index.ts';
import { locateEngine } from '../../backend/engine/locate.ts';
import { prepareHome } from '../../backend/paths.ts';
import { tryLock } from '../../backend/process/lock.ts';
import type { ModelState } from '../../backend/glossary.ts';
import { SCHEDULING, type SchedulingSettings } from '../../backend/store/scheduling.ts';
import { createWorker } from '../../worker/createWorker.ts';
import type { ModelSpecification } from '../../worker/model/ModelClient.ts';
import type { HostedModel, ManagerOptions } from '../../worker/model/ModelManager.ts';
import type { Session } from '../../worker/schedule/Session.ts';
import type { Readers } from '../../worker/stages/runStage.ts';
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

function fakeModel({ name }: ModelSpecification): HostedModel {
  return {
    pid: process.pid,
    info: { name, kind: 'base', adapter: null, contextSize: 4096, device: 'cpu' },
    complete: () => Promise.reject(new Error('the readers are scripted')),
    countTokens: () => Promise.resolve(0),
    dispose: () => Promise.resolve(),
  };
}

export function specificationOf(name: string): ModelSpecification {
  return { name, kind: 'base', path: `/${name}`, adapter: null };
}

/** Starts a worker on a home, which is new unless given, and opens one window; all ends with the test. */
export async function startTestWorker(
  options: {
    home?: string;
    scripted?: ScriptedReaders;
    /** these instead of scripted ones, and a model for them */
    readers?: Readers;
    load?: ManagerOptions['load'];
    model?: string;
    scheduling?: Partial<SchedulingSettings>;
    locateModel?: (name: string) => Promise<ModelSpecification>;
  } = {},
): Promise<TestWorker> {
  const home = options.home ?? (await temporaryHome());
  const scripted = options.scripted ?? scriptedReaders();
  const modelStates: ModelState[] = [];
  const paths = await prepareHome(home);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) throw new Error('the test journal is in use');
  const engine = await locateEngine({ home, cache: CACHE, environment: process.env, fetch: 'allowed' });
  const { worker, session } = await createWorker({
    paths,
    lock: taken.lock,
    engine,
    log: silentLog,
    linger: 60_000,
    scheduling: { ...SCHEDULING, ...options.scheduling },
    load: options.load ?? ((specification) => Promise.resolve(fakeModel(specification))),
    readers: options.readers ?? scripted.readers,
    locateModel: options.locateModel ?? ((name) => Promise.resolve(specificationOf(name))),
    requireDiskSpace: () => Promise.resolve(),
    onModelState: (state) => {
      modelStates.push(state);
      return Promise.resolve();
    },
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
      const live = session();
      if (!live) throw new Error('no session is live');
      return live;
    },
    stop,
  };
}
