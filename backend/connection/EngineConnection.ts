/** The live line from one window to the engine: opened once, found again after a loss, shared by everything above. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Graph } from 'falkordb';
import { EngineUnavailableError, KithError, describeError } from '../errors.ts';
import type { ConnectionState } from '../journal/Journal.ts';
import type { EngineClient } from '../store/client.ts';
import type { ReachedEngine } from './reach.ts';
import type { GraphConnection } from '../graph/connectGraph.ts';

/** How long a command may wait for a lost engine before it reports the loss. */
const PATIENCE_MILLISECONDS = 10_000;
const FIRST_RETRY_MILLISECONDS = 50;
const LAST_RETRY_MILLISECONDS = 2_000;

type Listener = (state: ConnectionState, reason: string | null) => void;

export class EngineConnection {
  private current: Promise<ReachedEngine> | null = null;
  private live: ReachedEngine | null = null;
  private graphConnection: Promise<GraphConnection> | null = null;
  private readonly listeners = new Set<Listener>();
  private wasOpen = false;
  private closed = false;

  /** @param reach finds the engine; called again after each loss, with true */
  constructor(private readonly reach: (isAgain: boolean) => Promise<ReachedEngine>) {}

  /** The first connection. Throws what `reach` throws; later losses are repaired in the background. */
  async open(): Promise<void> {
    await this.connect();
  }

  onState(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Runs commands, again after a lost connection: everything sent through here may be sent twice.
   * @throws EngineUnavailableError when the engine stays away
   */
  async run<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
    const deadline = Date.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const { client } = await this.ready(deadline);
      try {
        return await work(client);
      } catch (error) {
        if (error instanceof KithError || client.isReady || this.closed) throw error;
        if (Date.now() > deadline) throw unreachable(error);
      }
    }
  }

  /** Like `run`, with the knowledge graph. Its connection may be lost alone, and is then made anew. */
  async runGraph<T>(work: (graph: Graph, client: EngineClient) => Promise<T>): Promise<T> {
    return this.run(async (client) => {
      const first = await this.connectedGraph();
      try {
        return await work(first.graph, client);
      } catch (error) {
        if (first.isOpen || !client.isReady) throw error;
        return work((await this.connectedGraph()).graph, client);
      }
    });
  }

  /** A second connection of its own to the same engine, for commands that block. */
  async endpoint(): Promise<ReachedEngine['endpoint']> {
    return (await this.ready(Date.now() + PATIENCE_MILLISECONDS)).endpoint;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
    const live = this.live;
    this.live = null;
    await this.closeGraph();
    if (live?.client.isOpen) live.client.destroy();
  }

  private async ready(deadline: number): Promise<ReachedEngine> {
    if (this.closed) throw new EngineUnavailableError('The journal is closed.', 'Open it again.');
    if (this.live?.client.isReady) return this.live;
    const waiting = this.connect();
    const late = new AbortController();
    try {
      const reached = await Promise.race([
        waiting,
        pause(Math.max(0, deadline - Date.now()), null, { signal: late.signal, ref: true }),
      ]);
      if (!reached) throw unreachable(null);
      return reached;
    } finally {
      late.abort();
    }
  }

  private connect(): Promise<ReachedEngine> {
    this.current ??= this.connectOnce().finally(() => (this.current = null));
    return this.current;
  }

  private async connectOnce(): Promise<ReachedEngine> {
    this.tell('connecting', null);
    try {
      const reached = await this.reach(this.wasOpen);
      if (this.closed) {
        reached.client.destroy();
        throw new EngineUnavailableError('The journal is closed.', 'Open it again.');
      }
      this.live = reached;
      this.wasOpen = true;
      reached.client.once('end', () => void this.recover());
      reached.client.once('error', () => void this.recover());
      this.tell('ready', null);
      return reached;
    } catch (error) {
      this.tell('failed', describeError(error));
      throw error;
    }
  }

  /** After a loss: look for the engine again until it is there or the window closes. */
  private async recover(): Promise<void> {
    if (this.closed || this.live === null) return;
    this.live = null;
    await this.closeGraph();
    this.tell('lost', null);
    for (let wait = FIRST_RETRY_MILLISECONDS; !this.closed; wait = Math.min(wait * 2, LAST_RETRY_MILLISECONDS)) {
      try {
        await this.connect();
        return;
      } catch {
        await pause(wait);
      }
    }
  }

  private async connectedGraph(): Promise<GraphConnection> {
    const { connectGraph } = await import('../graph/connectGraph.ts');
    const before = this.graphConnection;
    const open = before && (await before.catch(() => null));
    if (open?.isOpen === true) return open;
    // Another question has made one meanwhile.
    if (this.graphConnection !== before) return this.connectedGraph();
    const reached = this.live;
    if (!reached) throw unreachable(null);
    const connecting = connectGraph(reached.endpoint);
    this.graphConnection = connecting;
    return connecting;
  }

  private async closeGraph(): Promise<void> {
    const connection = this.graphConnection;
    this.graphConnection = null;
    await connection?.then((open) => open.close()).catch(() => undefined);
  }

  private tell(state: ConnectionState, reason: string | null): void {
    for (const listener of this.listeners) listener(state, reason);
  }
}

function unreachable(cause: unknown): EngineUnavailableError {
  return new EngineUnavailableError(
    "The journal's engine does not answer.",
    'Your text is kept as a draft; run `kith doctor` to see why.',
    { cause },
  );
}
