/** A real engine with an empty journal on it and the connection a window has, without a worker. */
import { onTestFinished } from 'vitest';
import { EngineConnection } from '../../backend/connection/EngineConnection.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { startTestEngine } from './startTestEngine.ts';

/** Starts an engine, makes it a journal, and connects; all ends with the test. */
export async function startEngineConnection(): Promise<{ client: EngineClient; connection: EngineConnection }> {
  const { client, socket } = await startTestEngine();
  await requireSchema(client);
  const connection = new EngineConnection(() => Promise.resolve({ client, endpoint: { socket } }));
  await connection.open();
  onTestFinished(() => connection.close());
  await connection.runGraph((graph) => prepareGraph(graph));
  return { client, connection };
}
