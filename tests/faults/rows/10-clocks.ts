/** The clock jumps a day back or forth, or stood a year ahead: nothing is lost, nothing waits for longer than a backoff. */
import { ulid } from 'ulid';
import { keys } from '../../../backend/store/keys.ts';
import { SCHEDULING } from '../../../backend/store/scheduling.ts';
import { claimWork, type ClaimedWork } from '../../../backend/store/scripts/claimWork.ts';
import { saveEpisode } from '../../../backend/store/scripts/saveEpisode.ts';
import { completeWork, endWork } from '../../../backend/store/scripts/settleWork.ts';
import { writeModel } from '../../../backend/store/settings.ts';
import { bareHome, engineBinaries, startBareEngine, type BareEngine } from '../bareEngine.ts';
import { orderProblems } from '../invariants.ts';
import { defineRow } from '../Row.ts';
import type { Scene } from '../Scene.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const YEAR = 365 * DAY;
/** The longest backoff: nothing may wait for longer after the last jump. */
const LONGEST = 600 * SECOND;
const ITEMS = 20;

async function claim({ client }: BareEngine, now: number): Promise<ClaimedWork | null> {
  const turn = { resident: null, streak: 0, episode: null, byAge: false };
  const found = await claimWork(client, { run: ulid(), owner: 'test', turn, blocked: [] }, SCHEDULING, now);
  return 'item' in found ? found : null;
}

/** One story: entries are saved, claimed, delayed and finished while the clock jumps; then it stands right again. */
async function story(scene: Scene, engine: BareEngine, number: number, jump: number): Promise<number> {
  const { client } = engine;
  let now = Date.now();
  const ids = Array.from({ length: ITEMS }, () => ulid());
  for (const id of ids) {
    await saveEpisode(
      client,
      { id, text: `Entry ${id}`, date: '2026-11-23T10:00:00+00:00', zone: 'UTC', moment: now },
      now,
    );
    now += scene.between(-1, 1) * jump + scene.between(0, 10) * SECOND;
  }
  for (let step = 0; step < ITEMS; step += 1) {
    now += scene.between(-1, 1) * jump + SECOND;
    const work = await claim(engine, now);
    if (work === null) continue;
    if (scene.random() < 0.5) await completeWork(client, work, {}, now);
    else {
      const notBefore = now + scene.between(1, LONGEST);
      await endWork(client, work, { outcome: 'retried', reason: 'a test', notBefore }, {}, now);
    }
  }
  // The clock is set right, and a person waits as long as the longest backoff.
  now = Date.now() + LONGEST + SECOND;
  let claims = 0;
  for (let work = await claim(engine, now); work !== null; work = await claim(engine, now)) {
    await completeWork(client, work, {}, now);
    claims += 1;
  }
  const done = await client.zCard(keys.status('done'));
  const delayed = await client.zCard(keys.delayed);
  scene.require(
    done === ITEMS,
    `story ${number}, jumps of ${jump / DAY} days: ${ITEMS - done} of ${ITEMS} entries not done, ${delayed} delayed`,
  );
  scene.object(await orderProblems(client), `story ${number}`);
  return claims;
}

export const clocks = defineRow({
  number: 10,
  title: 'clock jumps of a day and of a year',
  full: { stories: 40 },
  part: { stories: 4 },
  async run(scene, { stories }) {
    const { home, data, remove } = await bareHome();
    scene.defer(remove);
    const engine = await startBareEngine(await engineBinaries(home), data);
    scene.defer(() => engine.kill());
    let claims = 0;
    for (let number = 0; number < stories; number += 1) {
      await engine.client.sendCommand(['FLUSHALL']);
      await writeModel(engine.client, 'scripted');
      claims += await story(scene, engine, number, number % 2 === 0 ? DAY : YEAR);
    }
    return {
      faults: `${stories} stories of ${ITEMS} entries and ${2 * ITEMS} possible jumps`,
      measured: [`${claims} claims after the last jump, each within the longest backoff of 600 s`],
    };
  },
});
