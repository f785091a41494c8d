/** Everything is killed at once: windows, worker, engine, model host. And a window alone, which must not touch the others. */
import { signal } from '../../helpers/homeProcesses.ts';
import { defineRow } from '../Row.ts';
import type { Scene } from '../Scene.ts';
import { WindowProcess } from '../WindowProcess.ts';

const FAULTS_PER_JOURNAL = 10;
const WINDOWS = 2;

async function killAll(scene: Scene, times: number): Promise<{ killed: number; acknowledged: number }> {
  let [killed, acknowledged] = [0, 0];
  for (let done = 0; done < times; done += FAULTS_PER_JOURNAL) {
    const journal = await scene.journal({ environment: { KITH_FAULT_TOKEN_MS: '1' } });
    await journal.open();
    await journal.close();
    for (let round = done; round < Math.min(times, done + FAULTS_PER_JOURNAL); round += 1) {
      const windows = Array.from(
        { length: WINDOWS },
        (_, window) => new WindowProcess(journal, (round * WINDOWS + window) * 100_000),
      );
      await Promise.all(windows.map((window) => window.saves(scene.between(1, 15))));
      // The windows too carry the home in their environment.
      const all = await journal.processes();
      killed += all.filter(({ pid }) => signal(pid, 'SIGKILL')).length;
      await Promise.all(windows.map((window) => window.kill()));
      acknowledged += windows.reduce((sum, window) => sum + window.acknowledged, 0);
      const { problems } = await journal.recover();
      scene.object(problems, `kill of everything ${round}`);
      scene.object(await journal.close());
    }
  }
  return { killed, acknowledged };
}

/** One window is killed; the other saves on over the same connection, and worker and engine stay the same. */
async function killWindows(scene: Scene, times: number): Promise<void> {
  const journal = await scene.journal();
  const other = await journal.open();
  const states: string[] = [];
  other.onConnection((state) => states.push(state));
  const before = [await journal.pid('worker'), await journal.pid('engine')];
  for (let round = 0; round < times; round += 1) {
    const window = new WindowProcess(journal, 1 + round * 100_000);
    await window.saves(scene.between(1, 5));
    await window.kill();
    await journal.save(other);
  }
  const after = [await journal.pid('worker'), await journal.pid('engine')];
  scene.require(states.length === 0, `the other window lost its connection: ${states.join()}`);
  scene.require(before.join() === after.join(), 'the kill of a window ended worker or engine');
  await journal.settle();
  scene.object((await journal.recover()).problems, 'after the kills of windows');
  scene.object(await journal.close());
}

export const everything = defineRow({
  number: 4,
  title: 'kill -9 of everything at once; of a window alone',
  full: { kills: 50, windows: 50 },
  part: { kills: 2, windows: 2 },
  async run(scene, { kills, windows }) {
    const { killed, acknowledged } = await killAll(scene, kills);
    await killWindows(scene, windows);
    return {
      faults: `${kills} times all at once (${killed} processes), ${windows} windows`,
      measured: [
        `${acknowledged} saves acknowledged before the kills, 0 lost`,
        'other windows never lost their connection',
      ],
    };
  },
});
