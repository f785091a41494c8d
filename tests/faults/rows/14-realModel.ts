/** The real model, with its worker and its host killed while it reads. */
import { STARTER } from '../../../backend/model/catalogue.ts';
import { isModelPresent } from '../../../backend/model/library.ts';
import { cacheFolder } from '../../../backend/paths.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { defineRow } from '../Row.ts';

const READING_MILLISECONDS = 120_000;

export const realModel = defineRow({
  number: 14,
  title: 'the real model: worker and host killed while it reads',
  full: { entries: 10, kills: 3 },
  part: { entries: 2, kills: 1 },
  async run(scene, { entries, kills }) {
    if (!(await isModelPresent(cacheFolder(process.env), STARTER))) {
      return { faults: '', measured: [], skipped: 'the starter model is not in the cache' };
    }
    const journal = await scene.journal({ model: 'starter' });
    const window = await journal.open();
    for (let entry = 0; entry < entries; entry += 1) await journal.save(window);
    for (let round = 0; round < 2 * kills; round += 1) {
      const victim = round % 2 === 0 ? 'worker' : 'host';
      const isReading = async () => {
        const { activity, counts } = await window.status();
        return counts.done === entries || activity.state === 'reading';
      };
      await waitUntil('it reads', isReading, READING_MILLISECONDS);
      const struck = await journal.strike(victim);
      scene.require(struck !== null, `round ${round}: there was no ${victim} to kill`);
      await waitUntil('it goes on', async () => (await journal.pid(victim)) !== struck, READING_MILLISECONDS);
    }
    await journal.settle(10 * READING_MILLISECONDS);
    const { counts } = await window.status();
    scene.require(counts.done === entries, `${counts.done} of ${entries} entries done`);
    scene.object((await journal.recover()).problems, 'in the end');
    scene.object(await journal.close());
    return {
      faults: `${kills} kills of the worker, ${kills} of the host`,
      measured: [`${counts.done} of ${entries} entries done`],
    };
  },
});
