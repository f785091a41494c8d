/** Processes that stand still: the engine hangs and is replaced; the worker sleeps, and its late result is refused. */
import { setTimeout as pause } from 'node:timers/promises';
import { signal } from '../../helpers/homeProcesses.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { spread } from '../killing.ts';
import { defineRow } from '../Row.ts';
import type { Scene } from '../Scene.ts';

const WATCHDOG_MILLISECONDS = 15_000;

async function stopEngines(scene: Scene, times: number): Promise<number[]> {
  const waited: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const journal = await scene.journal();
    const window = await journal.open();
    for (let entry = 0; entry < 5; entry += 1) await journal.save(window);
    const hung = await journal.strike('engine', 'SIGSTOP');
    const stopped = performance.now();
    await waitUntil(
      'another engine is there',
      async () => {
        const pid = await journal.pid('engine');
        return pid !== null && pid !== hung;
      },
      30_000,
    );
    await journal.save(window);
    waited.push(performance.now() - stopped);
    scene.object((await journal.recover()).problems, `engine stop ${round}`);
    scene.object(await journal.close());
  }
  return waited;
}

/** While the worker stands still its entry gets another text; what it read before must not be stored. */
async function stopWorkers(scene: Scene, times: number, seconds: number): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  const journal = await scene.journal({ environment: { KITH_FAULT_TOKEN_MS: '30', KITH_FAULT_TOKENS: '10' } });
  let window = await journal.open();
  for (let round = 0; round < times; round += 1) {
    const id = await journal.save(window);
    const { run } = await waitUntil('it is being read', async () => {
      const { activity } = await window.status();
      return activity.episode === id && activity.run !== null ? activity : null;
    });
    const worker = await journal.strike('worker', 'SIGSTOP');
    const isChanged = round % 2 === 0;
    // Half of them only sleep: their claim is still good, and so is their result.
    if (isChanged) await journal.edit(window, id);
    await journal.save(window);
    await pause(seconds * 1_000);
    if (worker !== null) signal(worker, 'SIGCONT');
    await journal.settle();
    const outcome = (await window.runs({ episode: id, limit: 100 })).find((each) => each.id === run)?.outcome ?? 'none';
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const expected = isChanged ? ['cancelled', 'refused', 'released'] : ['completed'];
    scene.require(
      expected.includes(outcome),
      `worker stop ${round}: the run of ${isChanged ? 'a changed' : 'the same'} entry ended as ${outcome}`,
    );
    const recovered = await journal.recover();
    scene.object(recovered.problems, `worker stop ${round}`);
    window = recovered.window;
  }
  scene.object(await journal.close());
  return outcomes;
}

export const stopped = defineRow({
  number: 9,
  title: 'SIGSTOP of the engine; of the worker, then SIGCONT',
  full: { engines: 20, workers: 20, seconds: 30 },
  part: { engines: 1, workers: 2, seconds: 1 },
  async run(scene, { engines, workers, seconds }) {
    const waited = await stopEngines(scene, engines);
    scene.require(Math.max(...waited) < WATCHDOG_MILLISECONDS, 'a hung engine was not replaced within 15 s');
    const outcomes = await stopWorkers(scene, workers, seconds);
    const told = Object.entries(outcomes).map(([outcome, times]) => `${times} ${outcome}`);
    return {
      faults: `${engines} engines, ${workers} workers for ${seconds} s`,
      measured: [`save after the engine's stop: ${spread(waited)}`, `runs of stopped workers: ${told.join(', ')}`],
    };
  },
});
