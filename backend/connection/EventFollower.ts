/** Hands every event of the journal to its listeners, in order and once, across lost connections. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JournalEvent } from '../journal/Journal.ts';
import { connectEngine, type EngineClient } from '../store/client.ts';
import { lastPosition, nextEvents, type Position } from '../store/events.ts';
import type { EngineConnection } from './EngineConnection.ts';

const RETRY_MILLISECONDS = 100;

export class EventFollower {
  private readonly listeners = new Set<(event: JournalEvent) => void>();
  private client: EngineClient | null = null;
  private running = false;
  private closed = false;
  private position: Position | null = null;

  /**
   * @param name name of its connection
   * @param beginning position of the last events that a listener need not hear of
   */
  constructor(
    private readonly connection: EngineConnection,
    private readonly name: string,
    private readonly beginning: Promise<Position>,
  ) {}

  /** Calls back for each event from now on. Returns the unsubscribe function. */
  listen(listener: (event: JournalEvent) => void): () => void {
    this.listeners.add(listener);
    if (!this.running) void this.follow();
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.closed = true;
    this.listeners.clear();
    if (this.client?.isOpen) this.client.destroy();
  }

  private async follow(): Promise<void> {
    this.running = true;
    while (!this.closed) {
      try {
        this.position ??= await this.beginning.catch(() => this.connection.run(lastPosition));
        this.client = await connectEngine(await this.connection.endpoint(), this.name);
        while (!this.isOver()) await this.deliver(this.client, this.position);
      } catch {
        if (!this.isOver()) await pause(RETRY_MILLISECONDS);
      }
    }
  }

  private async deliver(client: EngineClient, after: Position): Promise<void> {
    const [events, next] = await nextEvents(client, after);
    this.position = next;
    for (const event of events) for (const listener of this.listeners) listener(event);
  }

  /** Read anew each time: closing happens while `follow` waits. */
  private isOver(): boolean {
    return this.closed;
  }
}
