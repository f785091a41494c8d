/** Opens the knowledge graph on the engine. */
import { FalkorDB, type Graph } from 'falkordb';
import { GRAPH } from '../store/keys.ts';
import type { Endpoint } from '../store/client.ts';

export interface GraphConnection {
  graph: Graph;
  close(): Promise<void>;
}

/** Connects to the graph. Rejects when nobody answers; it does not reconnect. */
export async function connectGraph(endpoint: Endpoint): Promise<GraphConnection> {
  // The option is the underlying client's; FalkorDB passes it on without naming it in its types.
  const once = { reconnectStrategy: false };
  const database =
    'socket' in endpoint
      ? await FalkorDB.connect({ socket: { path: endpoint.socket, ...once }, disableClientInfo: true })
      : await FalkorDB.connect({ url: endpoint.url });
  // Without a listener the loss of the engine would end the process.
  database.on('error', () => undefined);
  return {
    graph: database.selectGraph(GRAPH),
    close: () => database.close().catch(() => undefined),
  };
}
