/** One connection to the engine. It never reconnects by itself: after a loss the engine may be somewhere else. */
import { createHash } from 'node:crypto';
import { createClient } from 'redis';
import { endWhenSilent } from './heartbeat.ts';

/** Where an engine answers: a unix socket of ours, or the address of an external one. */
export type Endpoint = { socket: string } | { url: string };

/** An engine that accepts but does not answer in this time counts as unreachable. */
const CONNECT_MILLISECONDS = 5_000;
/** No command takes so long, also not one that waits for events. */
const SILENCE_MILLISECONDS = 8_000;

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

const names = new Map<string, string>();

function nameOf(script: string): string {
  const known = names.get(script);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(script).digest('hex');
  names.set(script, name);
  return name;
}

/** Lets `eval` send a script's name; the whole text, which is long, only to an engine that does not know it yet. */
function sendByName(client: EngineClient): void {
  const whole = client.eval.bind(client);
  const byName = async (...[script, options]: Parameters<typeof whole>): ReturnType<typeof whole> => {
    try {
      return await client.evalSha(nameOf(String(script)), options);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return whole(script, options);
    }
  };
  Object.assign(client, { eval: byName });
}

/**
 * Connects, or rejects at once when nobody answers or the engine is still loading.
 * @param endpoint where the engine is
 * @param name what CLIENT LIST shows; windows are counted by it
 */
export async function connectEngine(endpoint: Endpoint, name: string): Promise<EngineClient> {
  const client = create(endpoint, name);
  sendByName(client);
  // Without a listener a lost connection would end the process; whoever uses the client sees its commands reject.
  client.on('error', () => undefined);
  // The client's own limit ends with the connection; an engine that then says nothing would be waited for, for ever.
  const late = 'url' in endpoint ? setTimeout(() => client.isOpen && client.destroy(), CONNECT_MILLISECONDS) : null;
  try {
    await client.connect();
    // An engine that still loads its data lets anybody connect, and refuses every command.
    await client.ping();
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  } finally {
    if (late) clearTimeout(late);
  }
  // Of a lost connection the client only says 'error'; with that it has ended, since it never reconnects.
  client.once('error', () => client.emit('end'));
  if ('url' in endpoint) endWhenSilent(client, SILENCE_MILLISECONDS);
  return client;
}
