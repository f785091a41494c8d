/** Opens the journal behind the window, tells how that goes, and hands it to whoever waits for it. */
import { describeError, KithError } from '../../../../backend/errors.ts';
import type { ConnectionState, Journal } from '../../../../backend/journal/Journal.ts';
import type { Store } from '../store.ts';

/** Tells how the connection does; while it opens, the reason may say what takes time. */
export type OnState = (state: ConnectionState, reason: string | null) => void;
export type OpenJournal = (onState: OnState) => Promise<Journal>;

const SHOWN = { connecting: 'opening', ready: 'ready', lost: 'lost', failed: 'failed' } as const;
const OTHERWISE = 'What you write is kept as a draft.';

export class JournalLink {
  private journal: Journal | null = null;
  private opening = false;
  private closed = false;
  private waiting: ((journal: Journal) => void)[] = [];
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly openJournal: OpenJournal,
  ) {}

  /** Begins to open the journal, unless it is open or opening. Never throws: the state says how it went. */
  async open(): Promise<void> {
    if (this.opening || this.closed) return;
    this.opening = true;
    this.tell('connecting', null);
    await this.journal?.close().catch(() => undefined);
    this.release();
    try {
      const journal = await this.openJournal((state, reason) => {
        // "ready" is said below, when the journal can be used.
        if (state !== 'ready') this.tell(state, reason);
      });
      if (this.closed) return void journal.close().catch(() => undefined);
      this.take(journal);
    } catch (error) {
      this.tell('failed', describeError(error), error instanceof KithError ? error.nextStep : OTHERWISE);
    } finally {
      this.opening = false;
    }
  }

  /** The journal if it is open. */
  now(): Journal | null {
    return this.journal;
  }

  /** The journal, as soon as it is open; after a failure, as soon as another try succeeds. */
  ready(): Promise<Journal> {
    if (this.journal !== null) return Promise.resolve(this.journal);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Lets go of the journal for good. */
  async close(): Promise<void> {
    this.closed = true;
    const { journal } = this;
    this.release();
    await journal?.close().catch(() => undefined);
  }

  private take(journal: Journal): void {
    this.journal = journal;
    this.unsubscribe = [
      journal.onEvent((event) => this.store.dispatch({ type: 'event', event })),
      journal.onConnection((state, reason) => this.tell(state, reason)),
    ];
    this.tell('ready', null);
    for (const resolve of this.waiting.splice(0)) resolve(journal);
  }

  private release(): void {
    for (const stop of this.unsubscribe.splice(0)) stop();
    this.journal = null;
  }

  private tell(state: ConnectionState, reason: string | null, nextStep: string | null = null): void {
    if (this.closed) return;
    const next = state === 'failed' ? (nextStep ?? OTHERWISE) : nextStep;
    this.store.dispatch({ type: 'connection', connection: { state: SHOWN[state], reason, nextStep: next } });
  }
}
