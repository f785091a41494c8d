/** Entry of the model host: the child process of the worker in which the language model lives. Quiet, polite, short-lived. */
import { setPriority } from 'node:os';
import { serveHost } from './serveHost.ts';
import { MODEL_SETTINGS } from './settings.ts';

process.title = 'kith-model';

// Whoever forked us is gone, or wants us gone. Native threads may be busy, and nothing here is worth waiting for.
const vanish = () => process.kill(process.pid, 'SIGKILL');
process.on('disconnect', vanish);
process.on('SIGTERM', vanish);
// Ctrl-C in a terminal reaches the whole group; the worker decides what it means.
process.on('SIGINT', () => undefined);

try {
  setPriority(MODEL_SETTINGS.hostPriority);
} catch {
  // Not allowed here: then at normal priority.
}

process.on(
  'message',
  serveHost(
    {
      // When the worker has gone, sending fails and 'disconnect' follows.
      send: (reply) => process.send?.(reply, () => undefined),
      leave: () => process.exit(0),
    },
    async (specification, device, signal) => {
      // The library takes a while to read; only after the handlers above stand, so that a lost parent is noticed.
      const { createModelClient } = await import('./createModelClient.ts');
      return createModelClient(specification, { device, signal });
    },
  ),
);
if (!process.connected) vanish();
