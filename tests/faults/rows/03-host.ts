/** The model host is killed while it reads. That counts against the entry, so entries wait a while and are tried again. */
import { waitUntil } from '../../helpers/waitUntil.ts';
import { spread } from '../killing.ts';
import { defineRow } from '../Row.ts';

const FAULTS_PER_JOURNAL = 10;

export const host = defineRow({
  number: 3,
  title: 'kill -9 of the model host while it reads',
  full: { kills: 100 },
  part: { kills: 2 },
  async run(scene, { kills }) {
    let struck = 0;
    const again: number[] = [];
    for (let done = 0; done < kills; done += FAULTS_PER_JOURNAL) {
      const journal = await scene.journal({ environment: { KITH_FAULT_TOKEN_MS: '20', KITH_FAULT_TOKENS: '8' } });
      let window = await journal.open();
      for (let round = done; round < Math.min(kills, done + FAULTS_PER_JOURNAL); round += 1) {
        for (let entry = 0; entry < 3; entry += 1) await journal.save(window);
        await waitUntil('a host reads', async () => (await window.status()).activity.state === 'reading');
        const killed = await waitUntil('the host is killed', () => journal.strike('host'));
        struck += 1;
        const blow = performance.now();
        await waitUntil('another host is there', async () => {
          const pid = await journal.pid('host');
          return pid !== null && pid !== killed;
        });
        again.push(performance.now() - blow);
        const { window: next, problems } = await journal.recover();
        scene.object(problems, `host kill ${round}`);
        window = next;
        const { counts } = await window.status();
        scene.require(counts.needs_attention === 0, `host kill ${round}: an entry was given up after one crash`);
      }
      scene.object(await journal.close());
    }
    return { faults: `${struck} kills`, measured: [`another host after ${spread(again)}`, 'no entry given up'] };
  },
});
