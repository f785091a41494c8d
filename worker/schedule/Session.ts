/** Everything that lives as long as one connection to the engine: clients, graph, queue. A new engine gets a new one. */
import type { Graph } from 'falkordb';
import { connectGraph, type GraphConnection } from '../../backend/graph/connectGraph.ts';
import { identityBook } from '../../backend/graph/IdentityBook.ts';
import { projectPending } from '../../backend/graph/projectPending.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { connectEngine, type EngineClient, type Endpoint } from '../../backend/store/client.ts';
import { lastPosition, nextEvents } from '../../backend/store/events.ts';
import type { JournalEvent } from '../../backend/journal/event.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { BeeLine } from './BeeLine.ts';

const NAME = 'kith-worker';

/** Most episodes shown in the graph, and most time for it, before the next item is claimed. */
const PROJECTED_AT_ONCE = 50;
const PROJECTING_MILLISECONDS = 200;

export interface SessionOptions {
  /** id of the worker; its queue has that name */
  worker: string;
  /** called before the data is brought to a newer version */
  beforeMigration: (version: number) => Promise<void>;
  /** does one claimed item */
  handle: (work: ClaimedWork) => Promise<void>;
}

export class Session {
  private closed = false;

  private constructor(
    readonly client: EngineClient,
    private readonly events: EngineClient,
    private readonly graphConnection: GraphConnection,
    readonly line: BeeLine,
  ) {}

  get graph(): Graph {
    return this.graphConnection.graph;
  }

  /** Whether the engine still answers on this connection. */
  get isAlive(): boolean {
    return !this.closed && this.client.isReady;
  }

  /** Connects, brings the data up to date and makes the indexes. */
  static async open(endpoint: Endpoint, options: SessionOptions): Promise<Session> {
    const client = await connectEngine(endpoint, NAME);
    const line = new BeeLine(endpoint, options.worker, options.handle);
    try {
      await requireSchema(client, { beforeMigration: options.beforeMigration });
      // Newer rules of who is who have the whole graph decided anew.
      await identityBook(client).sync();
      const graph = await connectGraph(endpoint);
      await prepareGraph(graph.graph);
      await line.open();
      return new Session(client, await connectEngine(endpoint, NAME), graph, line);
    } catch (error) {
      await line.close();
      if (client.isOpen) client.destroy();
      throw error;
    }
  }

  /** Calls back once when the connection is lost; whoever waits for the queue goes on then. */
  onEnd(callback: () => void): void {
    this.client.once('end', () => {
      this.line.abandon();
      callback();
    });
  }

  /**
   * Shows in the graph what was saved since, the newest first, for a moment: an import must not hold up what a person
   * asks for. @param goesOn false ends it at once
   * @returns whether it did any; then there may be more
   */
  async project(goesOn: () => boolean): Promise<boolean> {
    const end = Date.now() + PROJECTING_MILLISECONDS;
    const portion = { newest: PROJECTED_AT_ONCE, goesOn: () => goesOn() && Date.now() < end };
    return (await projectPending(this.client, this.graph, portion)) > 0;
  }

  /** Calls back whenever something happened in the journal, until the connection ends. */
  async follow(onEvents: (events: JournalEvent[]) => void): Promise<void> {
    try {
      let position = await lastPosition(this.client);
      while (this.isAlive) {
        const [events, next] = await nextEvents(this.events, position);
        position = next;
        if (events.length > 0) onEvents(events);
      }
    } catch {
      // The end of the connection is seen by whoever uses it.
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.line.close();
    await this.graphConnection.close();
    for (const client of [this.events, this.client]) if (client.isOpen) client.destroy();
  }
}
