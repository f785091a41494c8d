/** Puts a worker together from its parts. What differs between the product and a test is given from outside. */
import type { LocatedEngine } from '../backend/engine/locate.ts';
import type { JournalPaths } from '../backend/paths.ts';
import type { HeldLock } from '../backend/process/lock.ts';
import type { ClaimedWork } from '../backend/store/scripts/claimWork.ts';
import type { SchedulingSettings } from '../backend/store/scheduling.ts';
import { readDiskState } from '../backend/journal/diskGuard.ts';
import { Caretaker } from './engine/Caretaker.ts';
import type { WorkerLog } from './log.ts';
import type { ModelSpecification } from './model/ModelClient.ts';
import { ModelManager, type ManagerOptions } from './model/ModelManager.ts';
import { Activity } from './schedule/Activity.ts';
import { Availability } from './schedule/Availability.ts';
import { DiskWatch } from './schedule/DiskWatch.ts';
import { Dispatcher } from './schedule/Dispatcher.ts';
import { Handler } from './schedule/Handler.ts';
import { Registration } from './schedule/Registration.ts';
import type { Session } from './schedule/Session.ts';
import type { Readers, Step } from './stages/runStage.ts';
import { Worker } from './Worker.ts';

export interface WorkerOptions {
  paths: JournalPaths;
  lock: HeldLock;
  engine: LocatedEngine;
  log: WorkerLog;
  /** milliseconds to stay after the last window has gone */
  linger: number;
  scheduling: SchedulingSettings;
  /** starts the model host */
  load: ManagerOptions['load'];
  readers: Readers;
  /** the files of a model; throws KithError when it cannot be used */
  locateModel: (reference: string) => Promise<ModelSpecification>;
  /** throws KithError when there is too little room to go on */
  requireDiskSpace: () => Promise<void>;
  /** told at each change of the model's state */
  onModelState?: ManagerOptions['onState'];
  /** told after each step of each item */
  onStep?: (step: Step, work: ClaimedWork) => Promise<void>;
}

/** Makes a worker that serves when `run` is called. `session` tells the live one, or null. */
export async function createWorker(
  options: WorkerOptions,
): Promise<{ worker: Worker; session: () => Session | null; models: ModelManager }> {
  const { paths, lock, engine, log, linger, readers } = options;
  let session: Session | null = null;
  const isExternal = engine.kind === 'external';
  const registration = await Registration.create(isExternal);
  const activity = new Activity(registration.worker.id, () => session?.client ?? null);
  const models = new ModelManager({
    load: options.load,
    onState: async (state, pid) => {
      await activity.tellModel(state, pid);
      await options.onModelState?.(state, pid);
    },
  });
  // The disk here holds nothing but drafts then.
  const availability = new Availability(isExternal ? { ...options, requireDiskSpace: async () => undefined } : options);
  const handler = new Handler({
    models,
    readers,
    activity,
    availability,
    log,
    ...(options.onStep && { onStep: options.onStep }),
  });
  const disk = new DiskWatch(async () => (isExternal ? 'roomy' : (await readDiskState(paths.home)).state));
  // An external engine looks after its own data.
  const caretaker = isExternal ? null : new Caretaker({ data: paths.data, backups: paths.backups, log });
  const dispatcher = new Dispatcher({
    registration,
    handler,
    availability,
    activity,
    log,
    scheduling: options.scheduling,
    lookAtDisk: (client) => disk.look(client),
    care: caretaker ? (client, signal) => caretaker.care(client, signal) : () => Promise.resolve(),
    cleanupIfNoWork: (hasWork) => models.cleanupIfNoWork(hasWork),
  });
  const worker = new Worker({
    paths,
    lock,
    engine,
    log,
    models,
    activity,
    registration,
    dispatcher,
    linger,
    beforeMigration: async (version) => caretaker?.backUp(`before-version-${version}`),
    onSession: (live) => (session = live),
  });
  return { worker, session: () => session, models };
}
