/** The engine dies again and again under live windows: each of them finds the next one, and nobody throws into the air. */
import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { spread } from '../killing.ts';
import { defineRow } from '../Row.ts';
import { WindowProcess } from '../WindowProcess.ts';

/** An engine that dies more than 20 times a minute is given up by the keeper, so the blows come slower. */
const PACE_MILLISECONDS = 3_300;
const WINDOWS = 3;

export const reconnect = defineRow({
  number: 8,
  title: 'engine restarts under live windows',
  full: { restarts: 50 },
  part: { restarts: 3 },
  async run(scene, { restarts }) {
    const journal = await scene.journal();
    const windows = await Promise.all(Array.from({ length: WINDOWS }, () => journal.open()));
    const apart = new WindowProcess(journal, 1, 10_000, 200);
    const states = windows.map(() => 'ready');
    windows.forEach((window, index) => window.onConnection((state) => (states[index] = state)));
    // Followers have a connection of their own, which must come back as well.
    const heard = windows.map(() => 0);
    windows.forEach((window, index) => window.onEvent(() => (heard[index] = (heard[index] ?? 0) + 1)));
    const times: number[] = [];
    await apart.saves(3);
    for (let round = 0; round < restarts; round += 1) {
      const begun = performance.now();
      const killed = await journal.strike('engine');
      scene.require(killed !== null, `restart ${round}: there was no engine`);
      await waitUntil('a window notices', () => states.some((state) => state !== 'ready'));
      await waitUntil('all windows are connected', () => states.every((state) => state === 'ready'), 20_000);
      times.push(performance.now() - begun);
      heard.fill(0);
      for (const window of windows) await journal.save(window);
      await apart.saves(2);
      await waitUntil('every follower hears of it', () => heard.every((events) => events > 0));
      if (round < restarts - 1) await pause(Math.max(0, PACE_MILLISECONDS - (performance.now() - begun)));
    }
    await apart.kill();
    scene.require(apart.unhandled === 0, `${apart.unhandled} unhandled rejections in a window`);
    scene.require(Math.max(...times) < 3_000, 'a window took 3 s or more to connect again');
    scene.object((await journal.recover()).problems, 'after the restarts');
    scene.object(await journal.close());
    return {
      faults: `${restarts} restarts under ${WINDOWS + 1} windows`,
      measured: [`all windows connected again after ${spread(times)}`, '0 unhandled rejections'],
    };
  },
});
