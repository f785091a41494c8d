/** The background of one journal: owns the lock and the engine, and serves one session after the other until it ends. */
import { setTimeout as pause } from 'node:timers/promises';
import { externalRefusal } from '../backend/connection/externalRefusal.ts';
import { withoutPassword } from '../backend/engine/externalAddress.ts';
import { chooseSocket } from '../backend/engine/socketPath.ts';
import type { LocatedEngine } from '../backend/engine/locate.ts';
import { KithError, describeError } from '../backend/errors.ts';
import type { JournalPaths } from '../backend/paths.ts';
import type { HeldLock } from '../backend/process/lock.ts';
import type { Endpoint } from '../backend/store/client.ts';
import type { WorkerLog } from './log.ts';
import { EngineKeeper } from './engine/EngineKeeper.ts';
import type { ModelManager } from './model/ModelManager.ts';
import { Presence } from './Presence.ts';
import type { Activity } from './schedule/Activity.ts';
import type { Dispatcher } from './schedule/Dispatcher.ts';
import type { Registration } from './schedule/Registration.ts';
import { Session } from './schedule/Session.ts';

/** Pauses between two sessions, in milliseconds: doubling while sessions end as soon as they begin. */
const FIRST_RETRY = 50;
const LAST_RETRY = 2_000;

export interface WorkerParts {
  paths: JournalPaths;
  lock: HeldLock;
  engine: LocatedEngine;
  log: WorkerLog;
  models: ModelManager;
  activity: Activity;
  registration: Registration;
  dispatcher: Dispatcher;
  /** milliseconds to stay after the last window has gone */
  linger: number;
  /** called before the data is brought to a newer version */
  beforeMigration: (version: number) => Promise<void>;
  /** told which session is live; null while there is none */
  onSession: (session: Session | null) => void;
}

export class Worker {
  private keeper: EngineKeeper | null = null;
  private session: Session | null = null;
  private stopping = false;
  private failure: KithError | null = null;
  private readonly presence: Presence;

  constructor(private readonly parts: WorkerParts) {
    this.presence = new Presence({
      linger: parts.linger,
      isShared: parts.engine.kind === 'external',
      client: () => this.session?.client ?? null,
      onDeserted: () => this.stop('no window is open'),
    });
  }

  /**
   * Starts the engine and serves until `stop`; returns when everything has ended.
   * @param onServing called once, when windows can connect
   * @throws KithError when the journal cannot be served at all
   */
  async run(onServing: () => void): Promise<void> {
    try {
      const endpoint = await this.startEngine();
      await this.openSession(endpoint).catch((cause: unknown) => {
        throw 'url' in endpoint ? externalRefusal(endpoint.url, cause) : cause;
      });
      await this.tellLock(endpoint);
      this.presence.start();
      onServing();
      await this.serve(endpoint);
    } finally {
      await this.end();
    }
    if (this.failure) throw this.failure;
  }

  /** Begins an orderly end: what is being read goes back to pending. */
  stop(reason: string): void {
    if (this.stopping) return;
    this.stopping = true;
    this.parts.log.info({ reason }, 'stopping');
    this.parts.dispatcher.stop();
  }

  private async startEngine(): Promise<Endpoint> {
    const { engine, paths, lock, log } = this.parts;
    if (engine.kind === 'external') return { url: engine.url };
    const socket = await chooseSocket(paths.sockets, lock.content.nonce);
    this.keeper = new EngineKeeper({
      binaries: engine,
      data: paths.data,
      engineLog: `${paths.logs}/engine.log`,
      socket,
      log,
      onLost: (reason) => {
        this.failure = new KithError('engine_unavailable', `The engine stopped: ${reason}.`, 'Run `kith doctor`.');
        this.stop(reason);
      },
    });
    await this.keeper.start();
    return { socket: socket.path };
  }

  private async tellLock(endpoint: Endpoint): Promise<void> {
    const place = 'url' in endpoint ? { url: withoutPassword(endpoint.url) } : endpoint;
    await this.parts.lock.tell({ state: 'serving', ...place });
  }

  private async openSession(endpoint: Endpoint): Promise<Session> {
    const { beforeMigration, dispatcher, onSession, registration } = this.parts;
    const session: Session = await Session.open(endpoint, {
      worker: registration.worker.id,
      beforeMigration,
      handle: (work) => dispatcher.handle(session, work),
    });
    this.session = session;
    onSession(session);
    return session;
  }

  private async closeSession(): Promise<void> {
    const session = this.session;
    this.session = null;
    this.parts.onSession(null);
    await session?.close();
  }

  /** One session after the other: each loss of the engine begins a new one. */
  private async serve(endpoint: Endpoint): Promise<void> {
    const { dispatcher, log } = this.parts;
    let wait = FIRST_RETRY;
    while (!this.stopping) {
      const started = Date.now();
      try {
        const session = this.session ?? (await this.openSession(endpoint));
        await dispatcher.serve(session);
      } catch (error) {
        log.warn({ reason: describeError(error) }, 'session ended');
      }
      if (this.stopping) break;
      await this.closeSession();
      wait = Date.now() - started > LAST_RETRY ? FIRST_RETRY : Math.min(wait * 2, LAST_RETRY);
      await pause(wait);
    }
  }

  /** The order matters: no new work, the model, the connections, the engine, and only then the lock. */
  private async end(): Promise<void> {
    const { lock, log, models, activity, registration } = this.parts;
    this.stopping = true;
    this.presence.stop();
    await lock.tell({ ...lock.content.note, state: 'stopping' }).catch(() => undefined);
    await models.unloadAll();
    await activity.tellIdle();
    await this.session?.line.remove();
    await registration.leave(this.session?.client ?? null);
    await this.closeSession();
    await this.keeper?.stop();
    await lock.release();
    log.info('stopped');
  }
}
