/** Does the item that the queue brought: one at a time, abortable, and never without an outcome. */
import { describeSafely } from '../../backend/errors.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { endWork } from '../../backend/store/scripts/settleWork.ts';
import type { WorkerLog } from '../log.ts';
import type { ModelClient } from '../model/ModelClient.ts';
import type { ModelManager } from '../model/ModelManager.ts';
import { isTransient, judgeFailure } from '../stages/judgeFailure.ts';
import { runStage, type Readers, type Step } from '../stages/runStage.ts';
import type { Activity } from './Activity.ts';
import type { Availability } from './Availability.ts';
import { RunMeter } from './RunMeter.ts';
import type { Session } from './Session.ts';

export interface HandlerOptions {
  models: ModelManager;
  readers: Readers;
  activity: Activity;
  availability: Availability;
  log: WorkerLog;
  /** told after each step of each item; the fault tests die here */
  onStep?: (step: Step, work: ClaimedWork) => Promise<void>;
}

export class Handler {
  private work: ClaimedWork | null = null;
  private controller: AbortController | null = null;
  private isCancelled = false;

  constructor(private readonly options: HandlerOptions) {}

  /** What is being read now. */
  get present(): ClaimedWork | null {
    return this.work;
  }

  /** Stops what runs; it goes back unharmed. */
  abort(reason: string): void {
    this.controller?.abort(new Error(reason));
  }

  /** Stops a run whose claim was taken away, within one token. */
  cancel(run: string): void {
    if (this.work?.run !== run) return;
    this.isCancelled = true;
    this.abort('cancelled');
  }

  /** Never throws: the outcome is the item's new place. */
  async handle(session: Session, work: ClaimedWork, goesOn: () => boolean): Promise<void> {
    const { activity, availability, log, readers } = this.options;
    const controller = new AbortController();
    this.work = work;
    this.controller = controller;
    this.isCancelled = false;
    if (!goesOn()) this.abort('the worker stops');
    const { item, run, episode, stage } = work;
    const meter = new RunMeter((tokens, tokensPerSecond) => {
      void activity.tellProgress({ episode, stage, item, run, tokens, tokensPerSecond });
    });
    const started = Date.now();
    try {
      const outcome = await runStage(
        {
          client: session.client,
          graph: session.graph,
          model: () => this.model(work, controller.signal),
          readers,
          meter,
          signal: controller.signal,
          onStep: this.options.onStep ?? (() => Promise.resolve()),
        },
        work,
      );
      availability.succeeded(work.model);
      log.info({ item, run, outcome, milliseconds: Date.now() - started }, 'run ended');
      // Told in order on the one connection; nothing waits for it.
      if (outcome === 'completed') void activity.countFinished();
    } catch (error) {
      await this.afterFailure(session, work, error, meter);
    } finally {
      this.work = null;
      this.controller = null;
    }
  }

  private async model(work: ClaimedWork, signal: AbortSignal): Promise<ModelClient> {
    const { activity, availability, models } = this.options;
    const client = await models.get(await availability.specification(work.model), signal);
    void activity.tellReading({ episode: work.episode, stage: work.stage, run: work.run });
    return client;
  }

  private async afterFailure(session: Session, work: ClaimedWork, error: unknown, meter: RunMeter): Promise<void> {
    const { activity, availability, log } = this.options;
    const isAborted = this.controller?.signal.aborted === true;
    const reason = this.isCancelled ? 'cancelled' : describeSafely(error);
    log.warn({ item: work.item, run: work.run, attempt: work.attempt, reason }, 'run ended without a result');
    // Without the engine nothing can be settled; the next connection gives the attempt back.
    if (!session.isAlive || this.isCancelled) return;
    const now = Date.now();
    if (!isAborted && isTransient(error)) availability.failed(work.model, error);
    const failure = isAborted
      ? undefined
      : { errorClass: error instanceof Error ? error.name : typeof error, errorMessage: reason };
    try {
      const outcome = await endWork(
        session.client,
        work,
        judgeFailure(work, error, isAborted, now),
        meter.report(failure),
        now,
      );
      if (outcome === 'escalated') await activity.countFinished();
    } catch (lost) {
      // The engine went away just now: as above. Else the next look for lost work finds it.
      if (session.isAlive) log.error({ item: work.item, reason: describeSafely(lost) }, 'the outcome was not stored');
    }
  }
}
