/** The same entries are read again and again, with a kill now and then: nothing may grow. */
import { waitUntil } from '../../helpers/waitUntil.ts';
import { describeMeasures, measure, type Measure } from '../measures.ts';
import { defineRow } from '../Row.ts';

/** Passes after which memory counts as warm. */
const WARM = 2;
const MOST_GROWTH = 1.1;
const VICTIMS = ['worker', 'host', 'engine'] as const;

export const soak = defineRow({
  number: 13,
  title: 'soak: the same entries read again and again, with a kill each minute',
  full: { entries: 500, passes: 10, seconds: 60 },
  part: { entries: 20, passes: 3, seconds: 4 },
  async run(scene, { entries, passes, seconds }) {
    const journal = await scene.journal();
    const window = await journal.open();
    for (let entry = 0; entry < entries; entry += 1) await journal.save(window);
    const measures: Measure[] = [];
    let kills = 0;
    let lastKill = performance.now();
    for (let pass = 0; pass < passes; pass += 1) {
      // Each other pass reads beside what stands, and takes what it found in the end.
      const isPreview = pass % 2 === 1;
      if (isPreview) await window.preview({ which: 'all' });
      else if (pass > 0) await window.enrich({ which: 'all' });
      await waitUntil(
        `pass ${pass} is done`,
        async () => {
          if (performance.now() - lastKill > seconds * 1_000) {
            const victim = VICTIMS[kills % VICTIMS.length] ?? 'worker';
            if ((await journal.strike(victim)) !== null) kills += 1;
            lastKill = performance.now();
          }
          const { counts, proposals } = await window.status();
          const givenUp = counts.needs_attention + proposals.failed;
          scene.require(givenUp === 0, `pass ${pass}: ${givenUp} entries given up`);
          return counts.done === entries && proposals.pending === 0;
        },
        1_800_000,
      );
      scene.object(await journal.check(), `pass ${pass}`);
      if (isPreview) {
        const { length: accepted } = await window.accept(await window.proposals());
        scene.require(accepted === entries, `pass ${pass}: ${accepted} of ${entries} proposals taken`);
      }
      await waitUntil('the model is gone', async () => (await journal.pid('host')) === null);
      // Care of the files comes when the journal rests.
      await waitUntil('the files are short', async () => (await measure(journal)).data < 8, 8_000).catch(
        () => undefined,
      );
      measures.push(await measure(journal));
      scene.progress(`pass ${pass + 1} of ${passes}: ${describeMeasures(measures.slice(-1)).join('; ')}`);
    }
    const warm = measures[Math.min(WARM, measures.length - 1)];
    const last = measures.at(-1);
    if (warm && last && passes > WARM + 1) {
      scene.require(
        last.worker <= warm.worker * MOST_GROWTH,
        `the worker grew from ${warm.worker} to ${last.worker} MB`,
      );
      scene.require(last.workerFiles <= warm.workerFiles + 2, 'the worker keeps files open');
      scene.require(last.engineFiles <= warm.engineFiles + 2, 'the engine keeps files open');
    }
    scene.object((await journal.recover()).problems, 'in the end');
    scene.object(await journal.close());
    const told = [measures[0], measures[Math.floor(passes / 2)], last].filter((each) => each !== undefined);
    return { faults: `${entries * passes * 2} items, ${kills} kills`, measured: describeMeasures(told) };
  },
});
