/** The worker is killed at a random moment, and at each named step of a stage. The engine goes with it. */
import { STEPS, type Step } from '../../../worker/stages/runStage.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { dealBlows, describeBlows, spread } from '../killing.ts';
import { isOrdered, orderDeath } from '../orders.ts';
import { defineRow } from '../Row.ts';

/** The steps of an item, each in turn; a death at any of them must do no harm. */
const stepOf = (round: number): Step => STEPS[round % STEPS.length] ?? 'claimed';

export const worker = defineRow({
  number: 2,
  title: 'kill -9 of the worker at random, and at each step of a stage',
  full: { kills: 200, atEachStep: 20 },
  part: { kills: 2, atEachStep: 1 },
  async run(scene, { kills, atEachStep }) {
    const random = await dealBlows(scene, {
      count: kills,
      name: 'worker kill',
      latest: 250,
      strike: async (journal) => (await journal.strike('worker')) !== null,
    });
    const steps = atEachStep * STEPS.length;
    const named = await dealBlows(scene, {
      count: steps,
      name: 'worker death at a step',
      latest: 20,
      async strike(journal, window, round) {
        orderDeath(journal.control, stepOf(round), scene.between(1, 3));
        await journal.save(window);
        await waitUntil(`a death at ${stepOf(round)}`, () => !isOrdered(journal.control), 20_000);
        return true;
      },
    });
    return {
      faults: `${random.struck} kills at random, ${named.struck} at steps (${atEachStep} at each of ${STEPS.join(', ')})`,
      measured: [...describeBlows(random), `save after a death at a step: ${spread(named.recovery)}`],
    };
  },
});
