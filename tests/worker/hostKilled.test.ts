/** The model host killed at any token of either question: each entry ends read, and the graph is as if nothing had been. */
import { expect, it } from 'vitest';
import { keys } from '../../backend/store/keys.ts';
import { loadHostedModel } from '../../worker/model/loadHostedModel.ts';
import { extractionReaders } from '../../worker/stages/extractionReaders.ts';
import { dumpGraph } from '../faults/graphDump.ts';
import { fakeHost } from '../helpers/fakeHost.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const TOKENS = 4;
/** When the host dies: in which question, after so many tokens; before the first, and before the whole answer, too. */
const DEATHS = ['nodes', 'edges'].flatMap((stage) =>
  Array.from({ length: TOKENS + 1 }, (_, after) => ({ stage, after })),
);
const TEXTS = DEATHS.map(
  ({ stage, after }, number) => `Day ${number}, ${stage} ${after}. Anna and Berta came to Oslo.`,
);
const idOf = (number: number): string => `01KB3Z${String(number).padStart(20, '0')}`;

/** A host with the product's protocol that answers by a script, and dies once in each entry, as its text says. */
function hostThat(dies: boolean, scars: string): Promise<string> {
  return fakeHost(`{
    load: ({ id }) => send({ type: 'loaded', id, info: { ...info, adapter: 'scripted.gguf' } }),
    countTokens: ({ id, text }) => send({ type: 'counted', id, tokens: Math.ceil(text.length / 4) }),
    async complete({ id, request }) {
      const { existsSync, writeFileSync } = await import('node:fs');
      const prompt = request.prompt.join('');
      const asked = prompt.endsWith('Relations\\n') ? 'edges' : 'nodes';
      const [, number, stage, after] = /Day (\\d+), (\\w+) (\\d+)/.exec(prompt);
      const scar = ${JSON.stringify(scars)} + '/' + number;
      const shallDie = ${dies} && asked === stage && !existsSync(scar);
      for (let token = 0; token <= ${TOKENS}; token += 1) {
        if (token > 0) await new Promise((sent) => process.send({ type: 'token', id, generated: token }, sent));
        if (!shallDie || token !== Number(after)) continue;
        writeFileSync(scar, '');
        process.kill(process.pid, 'SIGKILL');
      }
      const text = asked === 'nodes'
        ? 'Anna | person\\nBerta | person\\nOslo | place'
        : 'Me | met_with | Anna\\nBerta | visited | Oslo';
      send({ type: 'completed', id, completion: { ...completion, text, generatedTokens: ${TOKENS} } });
    },
  }`);
}

async function read(dies: boolean) {
  const host = await hostThat(dies, await temporaryHome());
  const { journal, session } = await startTestWorker({
    readers: extractionReaders,
    load: (specification, signal) => loadHostedModel(specification, host, signal),
  });
  for (const [number, text] of TEXTS.entries()) {
    const date = `2026-03-${String(number + 1).padStart(2, '0')}T10:00:00+00:00`;
    await journal.add(text, { date, zone: 'UTC' }, idOf(number));
  }
  const isRead = async () => {
    const { client } = session();
    // Nobody has to sit through the pause that follows a crash.
    const paused = await client.zRange(keys.delayed, 0, -1);
    if (paused.length > 0) await journal.raise(paused.map((item) => item.split(':')[0] ?? ''));
    const done = await client.zCard(keys.status('done'));
    return done === TEXTS.length && (await client.zCard(keys.unprojected)) === 0;
  };
  await waitUntil('all is read', isRead, 60_000);
  const { lines, duplicates } = await dumpGraph(session().graph);
  expect(duplicates).toEqual([]);
  const failed = (await journal.runs({ outcome: 'failed', limit: 100 })).map(({ episode, stage, error_class }) =>
    [episode, stage, error_class].join(' '),
  );
  // Each run has an id of its own.
  return { graph: lines.map((line) => line.replaceAll(/\["run","\w*"\]/g, '')), failed: failed.sort() };
}

it('reads every entry as if nothing had happened', { timeout: 150_000 }, async () => {
  const undisturbed = await read(false);
  expect(undisturbed.failed).toEqual([]);
  expect(undisturbed.graph.filter((line) => line.includes('RELATES')).length).toBeGreaterThanOrEqual(TEXTS.length);
  const disturbed = await read(true);
  expect(disturbed.failed).toEqual(DEATHS.map(({ stage }, number) => `${idOf(number)} ${stage} HostLostError`));
  expect(disturbed.graph).toEqual(undisturbed.graph);
});
