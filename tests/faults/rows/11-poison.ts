/** One entry ends the model host each time it is read, and one the worker: each is given up after three, the others are read. */
import { waitUntil } from '../../helpers/waitUntil.ts';
import { defineRow } from '../Row.ts';
import { POISON_HOST, POISON_WORKER } from '../words.ts';

const MOST_STARTS = 3;

export const poison = defineRow({
  number: 11,
  title: 'poison: one entry kills the host each time, one the worker',
  full: { entries: 50, rounds: 5 },
  part: { entries: 12, rounds: 1 },
  async run(scene, { entries, rounds }) {
    const starts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const journal = await scene.journal();
      const window = await journal.open();
      const [forHost, forWorker] = [scene.between(0, entries / 2 - 1), scene.between(entries / 2, entries - 1)];
      const poisoned: string[] = [];
      await window.setInference(false);
      for (let entry = 0; entry < entries; entry += 1) {
        const word = entry === forHost ? POISON_HOST : entry === forWorker ? POISON_WORKER : '';
        const id = await journal.save(window, ` ${word}`);
        if (word !== '') poisoned.push(id);
      }
      await window.setInference(true);
      await waitUntil(
        'all is settled',
        async () => {
          const { counts } = await window.status();
          return counts.done + counts.needs_attention === entries;
        },
        90_000,
      );
      const given = await window.list({ status: 'needs_attention' });
      scene.require(
        given
          .map(({ id }) => id)
          .sort()
          .join() === [...poisoned].sort().join(),
        `round ${round}: ${given.length} entries were given up instead of the 2 poisoned ones`,
      );
      scene.require(
        given.every(({ reason }) => reason !== null),
        `round ${round}: no reason is told`,
      );
      for (const id of poisoned) {
        const runs = await window.runs({ episode: id, limit: 50 });
        starts.push(runs.length);
        scene.require(runs.length === MOST_STARTS, `round ${round}: ${runs.length} starts of a poisoned entry`);
      }
      scene.object((await journal.recover()).problems, `round ${round}`);
      scene.object(await journal.close());
    }
    return {
      faults: `${rounds} rounds, 2 of ${entries} entries poisoned`,
      measured: [`starts of the poisoned: at most ${Math.max(...starts)}`, `all ${rounds * (entries - 2)} others done`],
    };
  },
});
