/** Opens the knowledge graph on the engine. */
import { FalkorDB, type Graph } from 'falkordb';
import type { Endpoint } from '../store/client.ts';
import { endWhenSilent } from '../store/heartbeat.ts';
import { GRAPH } from '../store/keys.ts';

export interface GraphConnection {
  graph: Graph;
  close(): Promise<void>;
}

/** A question about a large graph may take a while. */
const SILENCE_MILLISECONDS = 30_000;

/** Connects to the graph. Rejects when nobody answers; it does not reconnect. */
export async function connectGraph(endpoint: Endpoint): Promise<GraphConnection> {
  // The options are the underlying client's; FalkorDB passes them on without naming them in its types.
  const once = { reconnectStrategy: false };
  const local = (path: string) => ({ socket: { path, ...once }, disableClientInfo: true });
  const far = (url: string) => ({
    url,
    socket: { ...once, noDelay: true, socketTimeout: SILENCE_MILLISECONDS },
    disableClientInfo: true,
  });
  const database = await FalkorDB.connect('socket' in endpoint ? local(endpoint.socket) : far(endpoint.url));
  // Without a listener the loss of the engine would end the process.
  database.on('error', () => undefined);
  if ('url' in endpoint) await watchOver(database);
  return {
    graph: database.selectGraph(GRAPH),
    close: () => database.close().catch(() => undefined),
  };
}

async function watchOver(database: FalkorDB): Promise<void> {
  const client = await database.connection;
  if ('ping' in client) endWhenSilent(client, SILENCE_MILLISECONDS);
}
