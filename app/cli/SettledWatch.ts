/** Listens for entries that settle, and says when it is time to look at the journal itself. */
import type { EventType, Journal, JournalEvent } from '../../backend/journal/Journal.ts';

/** Looked at this often even if no event says that something changed. */
const LOOK_MILLISECONDS = 1_000;
/** After these nothing more is read of an entry. */
const SETTLING: readonly EventType[] = ['escalated', 'deleted', 'proposal_dropped', 'discarded'];
/** After these it may be that nobody reads any more, or that an entry is held. */
const TELLING: readonly EventType[] = ['inference_off', 'model_chosen', 'waiting', 'cancelled'];

/** Begin it before the work is asked for, so that nothing is missed. */
export class SettledWatch {
  private settled = new Set<string>();
  private lastLook = 0;
  private wake: () => void = () => undefined;
  private readonly unsubscribe: () => void;

  constructor(journal: Journal) {
    this.unsubscribe = journal.onEvent((event) => this.hear(event));
  }

  /** Entries that settled since the last call. */
  takeSettled(): Set<string> {
    const taken = this.settled;
    this.settled = new Set();
    return taken;
  }

  /** Whether it is time to ask the journal itself; asking is much, for a long list of entries. */
  isDueForLook(): boolean {
    const due = Date.now() - this.lastLook >= LOOK_MILLISECONDS;
    if (due) this.lastLook = Date.now();
    return due;
  }

  /** Resolves at the next event, when it is time to look, or when the signal fires. */
  async change(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, LOOK_MILLISECONDS);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }

  stop(): void {
    this.unsubscribe();
  }

  private hear({ type, episode, stage }: JournalEvent): void {
    const settles = SETTLING.includes(type) || (type === 'completed' && stage === 'edges');
    if (settles && episode !== null) this.settled.add(episode);
    // What settled before it was asked for once more is not settled.
    if (type === 'queued' && episode !== null) this.settled.delete(episode);
    if (TELLING.includes(type)) this.lastLook = 0;
    this.wake();
  }
}
