/** Starts a model host for the manager: resolves when the model is ready, and leaves no process when it is not. */
import { HostedModelClient } from './HostedModelClient.ts';
import type { ModelSpecification } from './ModelClient.ts';

/**
 * Loads a model in a host process.
 * @param hostPath absolute path of the host's program (dist/host.js)
 * @throws ModelUnavailableError or HostLostError; the signal's reason when aborted
 */
export async function loadHostedModel(
  specification: ModelSpecification,
  hostPath: string,
  signal: AbortSignal,
): Promise<HostedModelClient> {
  signal.throwIfAborted();
  const client = new HostedModelClient(hostPath, specification);
  const abort = (): void => void client.dispose();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await client.ready;
    signal.throwIfAborted();
    return client;
  } catch (error) {
    await client.dispose();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
