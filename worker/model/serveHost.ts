/** The model host's part of the conversation: loads one model, then answers requests until told to dispose. */
import { KithError } from '../../backend/errors.ts';
import { hostRequest, toHostError, type HostReply, type HostRequest } from './hostProtocol.ts';
import type { CompletionRequest, ModelClient, ModelSpecification } from './ModelClient.ts';

export interface HostChannel {
  send(reply: HostReply): void;
  /** the worker asked the host to leave; the model is disposed */
  leave(): void;
}

export type LoadModel = (
  specification: ModelSpecification,
  device: 'auto' | 'cpu',
  signal: AbortSignal,
) => Promise<ModelClient>;

/**
 * Returns the handler of incoming messages. Messages in no known form are ignored: only our own worker can send any.
 * @param loadModel makes the client; called once
 */
export function serveHost(channel: HostChannel, loadModel: LoadModel): (message: unknown) => void {
  const running = new Map<number, AbortController>();
  const notLoaded = new KithError('failure', 'The model is not loaded.', 'Try again.');
  let client: Promise<ModelClient> = Promise.reject(notLoaded);
  client.catch(() => undefined);

  function load({ specification, device }: RequestOf<'load'>, signal: AbortSignal): Promise<ModelClient> {
    client = loadModel(specification, device, signal);
    return client;
  }

  async function complete(id: number, request: CompletionRequest, signal: AbortSignal): Promise<HostReply> {
    const onToken = (generated: number) => channel.send({ type: 'token', id, generated });
    return { type: 'completed', id, completion: await (await client).complete(request, { signal, onToken }) };
  }

  /** Runs one request, abortable by its id, and sends exactly one reply. */
  async function answer(id: number, work: (signal: AbortSignal) => Promise<HostReply>): Promise<void> {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      channel.send(await work(abort.signal));
    } catch (error) {
      channel.send({ type: 'failed', id, error: toHostError(error) });
    } finally {
      running.delete(id);
    }
  }

  async function dispose(): Promise<void> {
    for (const abort of running.values()) abort.abort();
    await client.then((model) => model.dispose()).catch(() => undefined);
    channel.leave();
  }

  function handle(request: HostRequest): Promise<void> | undefined {
    switch (request.type) {
      case 'load':
        return answer(request.id, async (signal) => ({
          type: 'loaded',
          id: request.id,
          info: (await load(request, signal)).info,
        }));
      case 'complete':
        return answer(request.id, (signal) => complete(request.id, request.request, signal));
      case 'countTokens':
        return answer(request.id, async () => ({
          type: 'counted',
          id: request.id,
          tokens: await (await client).countTokens(request.text),
        }));
      case 'abort':
        running.get(request.id)?.abort();
        return undefined;
      case 'dispose':
        return dispose();
    }
  }

  return (message) => {
    const parsed = hostRequest.safeParse(message);
    if (parsed.success) void handle(parsed.data);
  };
}

type RequestOf<Type extends HostRequest['type']> = Extract<HostRequest, { type: Type }>;
