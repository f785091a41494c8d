/** The product's worker with a scripted model host, which dies where it is told to. Everything else is as in worker/main.ts. */
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../worker/runProgram.ts';
import { extractionReaders } from '../../worker/stages/extractionReaders.ts';
import type { Readers } from '../../worker/stages/runStage.ts';
import { createObedience } from './orders.ts';
import { faultSettings } from './settings.ts';
import { POISON_WORKER } from './words.ts';

const shallDie = createObedience(faultSettings(process.env).KITH_FAULT_CONTROL);
const die = () => process.kill(process.pid, 'SIGKILL');

const readers: Readers = {
  nodes(model, episode, options) {
    if (episode.text.includes(POISON_WORKER)) die();
    return extractionReaders.nodes(model, episode, options);
  },
  edges: extractionReaders.edges,
};

await runProgram({
  host: fileURLToPath(new URL('./hostEntry.js', import.meta.url)),
  readers,
  locateModel: (name) => Promise.resolve({ name, kind: 'base', path: `/${name}.gguf`, adapter: '/scripted.gguf' }),
  onStep: async (step) => {
    if (shallDie(step)) die();
  },
});
