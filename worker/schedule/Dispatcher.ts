/**
 * Claims work items one at a time and has each carried through the queue to its handler. It sleeps until something
 * happens; what it finds pending is decided anew at each claim, so a missed wake-up costs at most one look.
 */
import { ulid } from 'ulid';
import type { JournalEvent } from '../../backend/journal/event.ts';
import { claimWork, type ClaimedWork, type Nothing, type Turn } from '../../backend/store/scripts/claimWork.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { endWork } from '../../backend/store/scripts/settleWork.ts';
import type { SchedulingSettings } from '../../backend/store/scheduling.ts';
import type { WorkerLog } from '../log.ts';
import type { Activity } from './Activity.ts';
import type { Availability } from './Availability.ts';
import type { Handler } from './Handler.ts';
import { reconcile } from './reconcile.ts';
import { LOOK_MILLISECONDS, type Registration } from './Registration.ts';
import type { Session } from './Session.ts';
import { WakeUp } from './WakeUp.ts';

/** Events after which there may be something to claim. */
const CALLS_FOR_WORK = new Set<JournalEvent['type']>([
  'saved',
  'deleted',
  'restored',
  'queued',
  'raised',
  'released',
  'recovered',
  'inference_on',
  'inference_off',
  'model_chosen',
  'disk_roomy',
  'accepted',
  'taken_back',
]);
/** Events by which a person says: try again now. */
const CALLS_FOR_ANOTHER_TRY = new Set<JournalEvent['type']>(['raised', 'inference_on', 'model_chosen']);

/** How often lost work is looked for, where no other worker can lose any. */
const RECONCILE_MILLISECONDS = 30_000;

const FIRST_TURN: Turn = { resident: null, streak: 0, episode: null, byAge: false };

export interface DispatcherOptions {
  registration: Registration;
  handler: Handler;
  availability: Availability;
  activity: Activity;
  log: WorkerLog;
  scheduling: SchedulingSettings;
  /** looks whether the disk is low, and says so */
  lookAtDisk: (client: EngineClient) => Promise<void>;
  /** looks after the data while nothing is pending, until the signal fires; never throws */
  care: (client: EngineClient, signal: AbortSignal) => Promise<void>;
  /** lets the model go unless there is work for it */
  cleanupIfNoWork: (hasWork: () => Promise<boolean>) => Promise<void>;
}

export class Dispatcher {
  private readonly wakeUp = new WakeUp();
  private turn = FIRST_TURN;
  private interrupted: ClaimedWork | null = null;
  /** the claim that is being made or carried; known before it is sent, so that nobody takes it for one that was lost */
  private run: string | null = null;
  private reconciling: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: DispatcherOptions) {}

  /** Works until the connection of the session ends or `stop` is called. */
  async serve(session: Session): Promise<void> {
    const { activity, handler, registration } = this.options;
    // It ends with the connection; nobody has to wait for it.
    void session.follow((events) => this.hear(events));
    session.onEnd(() => {
      handler.abort('the engine went away');
      this.wakeUp.now();
    });
    await registration.hold(session.client);
    await activity.repeat();
    await this.giveBackInterrupted(session);
    await this.putInOrder(session, true);
    const period = registration.isShared ? LOOK_MILLISECONDS : RECONCILE_MILLISECONDS;
    const timer = setInterval(() => {
      this.reconciling = this.putInOrder(session, false).catch(() => undefined);
    }, period);
    try {
      while (this.goesOn(session)) {
        const projected = await session.project(() => this.goesOn(session));
        const work = await this.claim(session);
        if ('item' in work) await this.carry(session, work);
        else if (!projected) await this.rest(session, work);
      }
    } finally {
      clearInterval(timer);
      registration.stop();
      await this.reconciling;
    }
  }

  /** Aborts what runs, puts it back, and lets `serve` return. */
  stop(): void {
    this.stopped = true;
    this.options.handler.abort('the worker stops');
    this.wakeUp.now();
  }

  /** Handles one item from the queue. Never throws: the outcome is the item's new place. */
  async handle(session: Session, work: ClaimedWork): Promise<void> {
    await this.options.handler.handle(session, work, () => this.goesOn(session));
  }

  private hear(events: readonly JournalEvent[]): void {
    const { availability, handler } = this.options;
    for (const { type, run, detail } of events) {
      if (type === 'cancelled' && run !== null) handler.cancel(run);
      if (CALLS_FOR_ANOTHER_TRY.has(type) || (type === 'queued' && detail === 'manual')) availability.tryAgain();
    }
    if (events.some(({ type }) => CALLS_FOR_WORK.has(type))) this.wakeUp.now();
  }

  private async claim(session: Session): Promise<ClaimedWork | Nothing> {
    const { availability, registration, scheduling } = this.options;
    const blocked = await availability.look(session.client);
    const { turn } = this;
    const run = ulid();
    this.run = run;
    const work = await claimWork(
      session.client,
      { run, owner: registration.worker.id, turn, blocked },
      scheduling,
      Date.now(),
    );
    if (!('item' in work)) return work;
    const streak = work.model === turn.resident ? turn.streak + 1 : 1;
    this.turn = { resident: work.model, streak, episode: work.episode, byAge: work.byAge };
    return work;
  }

  /** Remembers the item until its outcome is stored: if the engine dies first, the attempt is given back. */
  private async carry(session: Session, work: ClaimedWork): Promise<void> {
    this.interrupted = work;
    await session.line.carry(work);
    if (!session.isAlive) return;
    this.interrupted = null;
    this.run = null;
  }

  private async giveBackInterrupted({ client }: Session): Promise<void> {
    const work = this.interrupted;
    if (work === null) return;
    await endWork(client, work, { outcome: 'released', reason: 'the engine went away' }, {}, Date.now());
    this.interrupted = null;
  }

  private async putInOrder({ client, line }: Session, thorough: boolean): Promise<void> {
    const { handler, log, lookAtDisk, registration } = this.options;
    await lookAtDisk(client);
    const found = await reconcile(client, registration, () => this.run, thorough, Date.now());
    if (found.lost !== null) {
      // We stood still for so long that another has it now; its job may never come.
      handler.cancel(found.lost);
      line.abandon();
    }
    if (found.recovered + found.adopted + found.removed > 0) log.info(found, 'reconciled');
    if (found.recovered + found.adopted > 0) this.wakeUp.now();
  }

  /** Nothing to claim: let the model go if nothing is pending, say so, and sleep until something happens. */
  private async rest({ client }: Session, nothing: Nothing): Promise<void> {
    const { activity, availability, cleanupIfNoWork } = this.options;
    const isPending = nothing.isBarred || nothing.delayedUntil !== null;
    const obstacle = isPending ? availability.obstacle : null;
    const at = Math.min(nothing.delayedUntil ?? Infinity, obstacle?.until ?? Infinity);
    const wake = this.wakeUp.next(Math.min(Math.max(at - Date.now(), 0), RECONCILE_MILLISECONDS));
    // Work that is only delayed is pending: the model stays warm for it.
    await cleanupIfNoWork(() => Promise.resolve(nothing.delayedUntil !== null));
    if (obstacle !== null) {
      const until = obstacle.until === null ? null : new Date(obstacle.until).toISOString();
      await activity.tellWaiting(obstacle.reason, until);
    } else if (nothing.delayedUntil !== null) {
      await activity.tellWaiting('a failed reading is tried again', new Date(nothing.delayedUntil).toISOString());
    } else {
      this.turn = FIRST_TURN;
      await activity.tellIdle();
      await this.careUntil(client, wake);
    }
    if (client.isReady) await wake;
  }

  /** Nothing is pending at all: the time to look after the data. */
  private async careUntil(client: EngineClient, wake: Promise<void>): Promise<void> {
    const over = new AbortController();
    const caring = this.options.care(client, over.signal);
    if (client.isReady) await wake;
    over.abort();
    await caring;
  }

  private goesOn(session: Session): boolean {
    return !this.stopped && session.isAlive;
  }
}
