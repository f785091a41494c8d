/** The model host's program: one model in a process of its own, so that a native crash or its memory harms nobody else. */
import { setPriority } from 'node:os';
import { KithError, describeError } from '../../backend/errors.ts';
import { createModelClient } from './createModelClient.ts';
import { hostRequest, type HostReply, type HostRequest } from './hostProtocol.ts';
import type { ModelClient } from './ModelClient.ts';
import { MODEL_SETTINGS } from './settings.ts';

let client: ModelClient | null = null;
const running = new Map<number, AbortController>();

function reply(message: HostReply): void {
  // The worker may be gone; then the disconnect ends this process.
  if (process.connected) process.send?.(message, () => undefined);
}

function loaded(): ModelClient {
  if (client === null) throw new KithError('failure', 'No model is loaded.', 'Try again.');
  return client;
}

async function answer(request: Exclude<HostRequest, { type: 'abort' }>, signal: AbortSignal): Promise<HostReply> {
  const { id } = request;
  switch (request.type) {
    case 'load':
      client = await createModelClient(request.specification, { signal });
      return { type: 'loaded', id, info: client.info };
    case 'complete': {
      const onToken = (generated: number): void => reply({ type: 'token', id, generated });
      return { type: 'completed', id, completion: await loaded().complete(request.request, { signal, onToken }) };
    }
    case 'count_tokens':
      return { type: 'counted', id, tokens: await loaded().countTokens(request.text) };
    case 'dispose':
      for (const controller of running.values()) controller.abort(new Error('the model is unloaded'));
      await client?.dispose();
      return { type: 'disposed', id };
  }
}

async function serve(request: HostRequest): Promise<void> {
  if (request.type === 'abort') {
    running.get(request.id)?.abort(new Error('aborted'));
    return;
  }
  const controller = new AbortController();
  if (request.type !== 'dispose') running.set(request.id, controller);
  try {
    reply(await answer(request, controller.signal));
    // The library keeps threads alive; everything was freed in order, so the process may go.
    if (request.type === 'dispose') process.disconnect();
  } catch (error) {
    const known = error instanceof KithError ? error : new KithError('failure', describeError(error), 'Try again.');
    reply({ type: 'error', id: request.id, kind: known.kind, message: known.message, nextStep: known.nextStep });
  } finally {
    running.delete(request.id);
  }
}

process.title = 'kith-model';
setPriority(MODEL_SETTINGS.hostPriority);
process.on('message', (raw) => {
  const request = hostRequest.safeParse(raw);
  if (request.success) void serve(request.data);
});
process.on('disconnect', () => process.exit());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit());
