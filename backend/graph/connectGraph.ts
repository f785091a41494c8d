/** Opens the knowledge graph on the engine. */
import { setTimeout as pause } from 'node:timers/promises';
import { FalkorDB, type Graph } from 'falkordb';
import type { Endpoint } from '../store/client.ts';
import { endWhenSilent } from '../store/heartbeat.ts';
import { GRAPH } from '../store/keys.ts';

export interface GraphConnection {
  graph: Graph;
  /** whether it can still be asked */
  readonly isOpen: boolean;
  close(): Promise<void>;
}

const CONNECT_MILLISECONDS = 5_000;
/** A question about a large graph may take a while. */
const SILENCE_MILLISECONDS = 30_000;

/** Connects to the graph. Rejects when nobody answers; it does not reconnect. */
export async function connectGraph(endpoint: Endpoint): Promise<GraphConnection> {
  const isExternal = 'url' in endpoint;
  const database = isExternal ? await inTime(connect(endpoint)) : await connect(endpoint);
  // Without a listener the loss of the engine would end the process.
  database.on('error', () => undefined);
  const client = await database.connection;
  if (isExternal && 'ping' in client) endWhenSilent(client, SILENCE_MILLISECONDS);
  return {
    graph: database.selectGraph(GRAPH),
    get isOpen() {
      return !('isReady' in client) || client.isReady;
    },
    close: () => database.close().catch(() => undefined),
  };
}

function connect(endpoint: Endpoint): Promise<FalkorDB> {
  // The options are the underlying client's; FalkorDB passes them on without naming them in its types.
  const once = { reconnectStrategy: false, connectTimeout: CONNECT_MILLISECONDS };
  return 'socket' in endpoint
    ? FalkorDB.connect({ socket: { path: endpoint.socket, ...once }, disableClientInfo: true })
    : FalkorDB.connect({ url: endpoint.url, socket: once, disableClientInfo: true });
}

/** An engine that lets us in and then says nothing would be waited for, for ever. */
async function inTime(connecting: Promise<FalkorDB>): Promise<FalkorDB> {
  const over = new AbortController();
  const late = pause(CONNECT_MILLISECONDS, null, { signal: over.signal });
  late.catch(() => undefined);
  const database = await Promise.race([connecting, late]).finally(() => over.abort());
  if (database) return database;
  connecting.then((open) => open.close()).catch(() => undefined);
  throw new Error('the graph does not answer');
}
