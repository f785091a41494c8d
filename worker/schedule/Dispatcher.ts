/**
 * Claims work items one at a time and has each carried through the queue to its handler. It sleeps until something
 * happens; what it finds pending is decided anew at each claim, so a missed wake-up costs at most one look.
 */
import { randomBytes } from 'node:crypto';
import { ModelUnavailableError, describeError } from '../../backend/errors.ts';
import { NO_MODEL } from '../../backend/glossary.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { claimWork, nextClaimTime } from '../../backend/store/scripts/claimWork.ts';
import { recoverWork } from '../../backend/store/scripts/recoverWork.ts';
import { releaseWork } from '../../backend/store/scripts/settleWork.ts';
import { purgeTrash } from '../../backend/store/scripts/trashEpisode.ts';
import { readSettings } from '../../backend/store/settings.ts';
import type { WorkerLog } from '../log.ts';
import type { ModelSpecification } from '../model/ModelClient.ts';
import type { ModelManager } from '../model/ModelManager.ts';
import { runStage, type Readers } from '../stages/runStage.ts';
import { isTransient, settleFailure } from '../stages/settleFailure.ts';
import type { Activity } from './Activity.ts';
import type { Session } from './Session.ts';
import { WakeUp } from './WakeUp.ts';

/** Events after which there may be something to claim. The worker's own reports are not among them. */
const CALLS_FOR_WORK = ['saved', 'deleted', 'restored', 'queued', 'inference_on', 'inference_off', 'model_chosen'];

/** How often lost work is looked for, and a missing model looked for again. */
const RECONCILE_MILLISECONDS = 30_000;

export interface DispatcherOptions {
  models: ModelManager;
  readers: Readers;
  activity: Activity;
  log: WorkerLog;
  /** the files of the chosen model; throws KithError when it cannot be used */
  locateModel: (reference: string) => Promise<ModelSpecification>;
  /** throws KithError when there is too little room to go on */
  requireDiskSpace: () => Promise<void>;
}

export class Dispatcher {
  private readonly wakeUp = new WakeUp();
  private interrupted: ClaimedWork | null = null;
  private abort: AbortController | null = null;
  private transientFailures = 0;
  private stopped = false;

  constructor(private readonly options: DispatcherOptions) {}

  /** Works until the connection of the session ends or `stop` is called. */
  async serve(session: Session): Promise<void> {
    // It ends with the connection; nobody has to wait for it.
    void session.follow((types) => {
      if (CALLS_FOR_WORK.some((type) => types.has(type))) this.wakeUp.now();
    });
    session.onEnd(() => {
      this.abort?.abort(new Error('the engine went away'));
      this.wakeUp.now();
    });
    await this.reconcile(session);
    let reconciled = Date.now();
    while (this.goesOn(session)) {
      await session.project();
      if (Date.now() - reconciled >= RECONCILE_MILLISECONDS) {
        await this.reconcile(session);
        reconciled = Date.now();
      }
      const work = await this.claim(session);
      if (work) await this.carry(session, work);
      else await this.rest(session);
    }
  }

  /** Remembers the item until its outcome is stored: if the engine dies first, the attempt is given back. */
  private async carry(session: Session, work: ClaimedWork): Promise<void> {
    this.interrupted = work;
    await session.line.carry(work);
    if (session.isAlive) this.interrupted = null;
  }

  /** Aborts what runs, puts it back, and lets `serve` return. */
  stop(): void {
    this.stopped = true;
    this.abort?.abort(new Error('the worker stops'));
    this.wakeUp.now();
  }

  /** Handles one item from the queue. Never throws: the outcome is the item's new place. */
  async handle(session: Session, work: ClaimedWork): Promise<void> {
    const { activity, log, models, readers } = this.options;
    const abort = new AbortController();
    this.abort = abort;
    if (!this.goesOn(session)) abort.abort(new Error('the worker stops'));
    const started = Date.now();
    const model = async () => {
      const client = await models.get(await this.specification(session), abort.signal);
      await activity.tell({ state: 'reading', episode: work.episode, stage: work.stage, reason: null });
      return client;
    };
    try {
      const { client, graph } = session;
      const outcome = await runStage({ client, graph, model, readers, signal: abort.signal }, work);
      this.transientFailures = 0;
      log.info({ item: work.item, outcome, milliseconds: Date.now() - started }, 'item ended');
      if (outcome === 'completed' && work.stage === 'edges') await this.countFinished();
    } catch (error) {
      await this.afterFailure(session, work, abort.signal.aborted, error);
    } finally {
      this.abort = null;
    }
  }

  private async afterFailure(session: Session, work: ClaimedWork, aborted: boolean, error: unknown): Promise<void> {
    const { activity, log } = this.options;
    log.warn({ item: work.item, attempt: work.attempts, reason: describeError(error) }, 'item failed');
    // Without the engine nothing can be settled; the next connection gives the attempt back.
    if (!session.isAlive) return;
    if (aborted) {
      await releaseWork(session.client, work, { reason: 'interrupted', counted: false }, Date.now());
      return;
    }
    this.transientFailures = isTransient(error) ? this.transientFailures + 1 : 0;
    const outcome = await settleFailure(session.client, work, error, this.transientFailures);
    if (outcome === 'given_up') await this.countFinished();
    else await activity.tell({ state: 'waiting', reason: describeError(error) }, 'waiting');
  }

  private async countFinished(): Promise<void> {
    await this.options.activity.tell({ finished: this.options.activity.finished + 1 });
  }

  private async reconcile(session: Session): Promise<void> {
    const now = Date.now();
    const interrupted = this.interrupted;
    if (interrupted) {
      await releaseWork(session.client, interrupted, { reason: 'the engine went away', counted: false }, now);
      this.interrupted = null;
    }
    const recovered = await recoverWork(session.client, null, now);
    const purged = await purgeTrash(session.client, now);
    if (recovered + purged > 0) this.options.log.info({ recovered, purged }, 'reconciled');
  }

  private async specification(session: Session): Promise<ModelSpecification> {
    const { model } = await readSettings(session.client);
    if (model === null || model === NO_MODEL) {
      throw new ModelUnavailableError('No model is chosen.', 'Choose one: kith model use starter');
    }
    return this.options.locateModel(model);
  }

  /** The next item, unless nothing could be done with it: without a model nothing is claimed and no attempt is spent. */
  private async claim(session: Session): Promise<ClaimedWork | null> {
    if (!(await this.hasWork(session))) return null;
    try {
      await this.options.requireDiskSpace();
      await this.specification(session);
    } catch (error) {
      if (!session.isAlive) throw error;
      await this.options.activity.tell(
        { state: 'waiting', episode: null, stage: null, reason: describeError(error) },
        'waiting',
      );
      return null;
    }
    return claimWork(session.client, randomBytes(8).toString('hex'), Date.now());
  }

  /** Nothing to claim: let the model go if nothing is pending, say so, and sleep until something happens. */
  private async rest(session: Session): Promise<void> {
    const { activity, models } = this.options;
    const wake = this.wakeUp.next(await this.timeUntilNext(session));
    await models.cleanupIfNoWork(() => this.hasWork(session));
    if (!(await this.hasWork(session))) {
      await activity.tell({ state: 'idle', episode: null, stage: null, finished: 0, reason: null }, 'idle');
    }
    await wake;
  }

  private async hasWork(session: Session): Promise<boolean> {
    return (await nextClaimTime(session.client)) !== null;
  }

  private async timeUntilNext(session: Session): Promise<number> {
    const at = await nextClaimTime(session.client);
    const waiting = at === null || at <= Date.now() ? RECONCILE_MILLISECONDS : at - Date.now();
    return Math.min(waiting, RECONCILE_MILLISECONDS);
  }

  private goesOn(session: Session): boolean {
    return !this.stopped && session.isAlive;
  }
}
