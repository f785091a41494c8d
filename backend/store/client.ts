/** One connection to the engine. It never reconnects by itself: after a loss the engine may be somewhere else. */
import { createClient } from 'redis';

/** Where an engine answers: a unix socket of ours, or the address of an external one. */
export type Endpoint = { socket: string } | { url: string };

/** An engine that accepts but does not answer in this time counts as unreachable. */
const CONNECT_MILLISECONDS = 5_000;

function create(endpoint: Endpoint, name: string) {
  const options = { RESP: 2 as const, disableOfflineQueue: true, disableClientInfo: true, name };
  return 'socket' in endpoint
    ? createClient({ ...options, socket: { path: endpoint.socket, reconnectStrategy: false } })
    : createClient({
        ...options,
        url: endpoint.url,
        socket: { reconnectStrategy: false, connectTimeout: CONNECT_MILLISECONDS },
      });
}

export type EngineClient = ReturnType<typeof create>;

/**
 * Connects, or rejects at once when nobody answers.
 * @param endpoint where the engine is
 * @param name what CLIENT LIST shows; windows are counted by it
 */
export async function connectEngine(endpoint: Endpoint, name: string): Promise<EngineClient> {
  const client = create(endpoint, name);
  // Without a listener a lost connection would end the process; whoever uses the client sees its commands reject.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  }
}
