/** The questions that a watchdog asks, on a connection of its own: one to the engine, one to its graph. */
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { GRAPH } from '../../backend/store/keys.ts';

export interface EngineQuestions {
  /** Resolves when engine and graph answered, if only with an error such as "still loading". */
  ask(): Promise<void>;
  /** Drops the connection; the next question makes another. */
  giveUp(): void;
}

/** @param socket where the engine answers */
export function engineQuestions(socket: string): EngineQuestions {
  let client: EngineClient | null = null;
  let connecting: AbortController | null = null;
  async function connected(): Promise<EngineClient> {
    if (client?.isReady) return client;
    const attempt = new AbortController();
    connecting = attempt;
    const fresh = await connectEngine({ socket }, 'kith-watchdog');
    // It was given up while an engine that stood still was waited for.
    if (attempt.signal.aborted) fresh.destroy();
    else client = fresh;
    return fresh;
  }
  return {
    async ask() {
      const asked = await connected();
      // Both at once, and both must answer: the graph has threads and locks of its own.
      await Promise.allSettled([asked.ping(), asked.sendCommand(['GRAPH.RO_QUERY', GRAPH, 'RETURN 1'])]);
    },
    giveUp() {
      connecting?.abort();
      connecting = null;
      if (client?.isOpen) client.destroy();
      client = null;
    },
  };
}
