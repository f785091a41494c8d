/** How a test steers the fake journal: which calls were made, which wait or fail, and what the journal tells. */
import type { ConnectionState, EventType, JournalEvent } from '../../backend/journal/Journal.ts';
import { PLAIN_EVENT } from './fakeJournalWork.ts';

export class FakeChannel {
  closed = false;
  /** every call, in order, by method name */
  readonly calls: string[] = [];
  /** all events, oldest first */
  readonly told: JournalEvent[] = [];
  private readonly eventListeners = new Set<(event: JournalEvent) => void>();
  private readonly connectionListeners = new Set<(state: ConnectionState, reason: string | null) => void>();
  private readonly gates = new Map<string, Promise<void>>();
  private readonly failures = new Map<string, Error>();

  /** Calls of a method wait until the returned function is called. */
  hold(method: string): () => void {
    let open: () => void = () => undefined;
    this.gates.set(method, new Promise((resolve) => (open = resolve)));
    return () => {
      this.gates.delete(method);
      open();
    };
  }

  /** The next call of a method fails. */
  failNext(method: string, error: Error): void {
    this.failures.set(method, error);
  }

  emit(
    type: EventType,
    episode: string | null = null,
    detail: string | null = null,
    more: Partial<JournalEvent> = {},
  ): void {
    const id = `${this.told.length + 1}-0`;
    const event = { ...PLAIN_EVENT, id, type, at: new Date().toISOString(), episode, detail, ...more };
    this.told.push(event);
    for (const listener of this.eventListeners) listener(event);
  }

  connection(state: ConnectionState, reason: string | null = null): void {
    for (const listener of this.connectionListeners) listener(state, reason);
  }

  onEvent(listener: (event: JournalEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  onConnection(listener: (state: ConnectionState, reason: string | null) => void): () => void {
    this.connectionListeners.add(listener);
    return () => this.connectionListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  protected async enter(method: string): Promise<void> {
    this.calls.push(method);
    await this.gates.get(method);
    const failure = this.failures.get(method);
    this.failures.delete(method);
    if (failure !== undefined) throw failure;
  }
}
