/** A model host without a model: the product's own protocol, in a process of its own, with answers from a script. */
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../helpers/randomText.ts';
import { serveHost } from '../../worker/model/serveHost.ts';
import type { Completion, ModelClient } from '../../worker/model/ModelClient.ts';
import { faultSettings } from './settings.ts';
import { answerTo, POISON_HOST } from './words.ts';

const settings = faultSettings(process.env);
const random = seeded(settings.KITH_FAULT_SEED);
const vanish = () => process.kill(process.pid, 'SIGKILL');

process.title = 'kith-model';
process.on('disconnect', vanish);
process.on('SIGTERM', vanish);

const client: ModelClient = {
  info: { name: 'scripted', kind: 'base', adapter: 'scripted.gguf', contextSize: 4096, device: 'cpu' },
  async complete({ prompt }, { signal, onToken } = {}): Promise<Completion> {
    const whole = prompt.join('');
    if (whole.includes(POISON_HOST)) vanish();
    for (let token = 1; token <= settings.KITH_FAULT_TOKENS; token += 1) {
      if (settings.KITH_FAULT_TOKEN_MS > 0) await pause(settings.KITH_FAULT_TOKEN_MS);
      signal?.throwIfAborted();
      onToken?.(token);
    }
    const text = random() < settings.KITH_FAULT_BAD_SHARE ? 'no answer in any known form' : answerTo(whole);
    const generatedTokens = settings.KITH_FAULT_TOKENS;
    return { text, ended: 'stop', promptTokens: 10, cachedTokens: 0, generatedTokens, milliseconds: 1 };
  },
  countTokens: (text) => Promise.resolve(Math.ceil(text.length / 4)),
  dispose: () => Promise.resolve(),
};

process.on(
  'message',
  serveHost({ send: (reply) => process.send?.(reply, () => undefined), leave: () => process.exit(0) }, () =>
    Promise.resolve(client),
  ),
);
if (!process.connected) vanish();
