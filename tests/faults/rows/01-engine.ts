/** The engine is killed while a window saves and the worker reads. */
import { dealBlows, describeBlows } from '../killing.ts';
import { defineRow } from '../Row.ts';

export const engine = defineRow({
  number: 1,
  title: 'kill -9 of the engine while saving',
  full: { kills: 200 },
  part: { kills: 3 },
  async run(scene, { kills }) {
    const report = await dealBlows(scene, {
      count: kills,
      name: 'engine kill',
      latest: 150,
      strike: async (journal) => (await journal.strike('engine')) !== null,
    });
    scene.require(report.struck === kills, `only ${report.struck} of ${kills} engines were there to be killed`);
    scene.require(Math.max(...report.recovery) < 3_000, 'a save after an engine kill took 3 s or more');
    return { faults: `${report.struck} kills`, measured: describeBlows(report) };
  },
});
