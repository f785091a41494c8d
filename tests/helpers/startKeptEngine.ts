/** A real engine under the worker's own keeper, without the rest of a worker. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EngineBinaries } from '../../backend/engine/configuration.ts';
import { locateEngine } from '../../backend/engine/locate.ts';
import { chooseSocket } from '../../backend/engine/socketPath.ts';
import { connectGraph, type GraphConnection } from '../../backend/graph/connectGraph.ts';
import { prepareHome, type JournalPaths } from '../../backend/paths.ts';
import { connectEngine, type EngineClient } from '../../backend/store/client.ts';
import { EngineKeeper } from '../../worker/engine/EngineKeeper.ts';
import { CACHE, temporaryHome } from './temporaryHome.ts';
import { waitUntil } from './waitUntil.ts';

export interface KeptEngine {
  paths: JournalPaths;
  socket: string;
  keeper: EngineKeeper;
  client: EngineClient;
  /** what the keeper logged, as `level message` */
  logged: string[];
  connect: () => Promise<EngineClient>;
  graph: () => Promise<GraphConnection['graph']>;
  /** ends the engine in order */
  stop: () => Promise<void>;
}

/** The binaries that the tests share. */
export async function testBinaries(home: string): Promise<EngineBinaries> {
  const engine = await locateEngine({ home, cache: CACHE, environment: {}, fetch: 'allowed' });
  if (engine.kind !== 'embedded') throw new Error('the tests need an engine of their own');
  return engine;
}

/** Starts an engine on a home, which is new unless given; it ends with the test. */
export async function startKeptEngine(home?: string): Promise<KeptEngine> {
  const paths = await prepareHome(home ?? (await temporaryHome()));
  const logged: string[] = [];
  const place = await chooseSocket(paths.sockets, Math.random().toString(16).slice(2));
  const log = (level: string) => (_: unknown, message: string) => void logged.push(`${level} ${message}`);
  const keeper = new EngineKeeper({
    binaries: await testBinaries(paths.home),
    data: paths.data,
    engineLog: join(paths.logs, 'engine.log'),
    socket: place,
    log: { info: log('info'), warn: log('warn'), error: log('error') } as never,
    onLost: (reason) => void logged.push(`lost ${reason}`),
  });
  const clients: EngineClient[] = [];
  const graphs: GraphConnection[] = [];
  const endpoint = { socket: place.path };
  const connect = async (): Promise<EngineClient> => {
    const client = await waitUntil('the engine answers', async () => {
      const attempt = await connectEngine(endpoint, 'kith-test').catch(() => null);
      const answer = await attempt?.ping().catch(() => null);
      return answer === 'PONG' ? attempt : null;
    });
    clients.push(client);
    return client;
  };
  const stop = async (): Promise<void> => {
    for (const client of clients) if (client.isOpen) client.destroy();
    for (const graph of graphs) await graph.close();
    await keeper.stop();
  };
  onTestFinished(stop);
  await keeper.start();
  return {
    paths,
    socket: place.path,
    keeper,
    client: await connect(),
    logged,
    connect,
    async graph() {
      const connection = await connectGraph(endpoint);
      graphs.push(connection);
      return connection.graph;
    },
    stop,
  };
}
