/** A thousand items in three corridors with failing readings: how long each corridor waits, and that none waits for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JournalEvent } from '../../../backend/journal/Journal.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { defineRow } from '../Row.ts';
import { accountFor, summary } from '../waiting.ts';

const FAILING = 0.1;
const HIGH = 0.05;
/** Between two entries that are written while the backlog is read. */
const REST_MILLISECONDS = 60;
/** The corridor that a person waits for: items that may be claimed before it, in the middle case. */
const MOST_MEDIAN_CLAIMS = 2;

export const corridors = defineRow({
  number: 12,
  title: 'corridors: 5 % manual, 40 % backlog, 10 % of readings fail',
  full: { items: 1_000 },
  part: { items: 60 },
  async run(scene, { items }) {
    const journal = await scene.journal({
      environment: {
        KITH_FAULT_BAD_SHARE: String(FAILING),
        KITH_FAULT_SEED: String(scene.seed),
        // Aging in seconds instead of minutes, so that a long backlog is seen to move.
        KITH_AGING_AFTER_SECONDS: '10',
        KITH_AGING_STEP_SECONDS: '2',
      },
    });
    const window = await journal.open();
    const events: JournalEvent[] = [];
    window.onEvent((event) => event.type !== 'progress' && events.push(event));
    await window.setInference(false);
    const backlog: string[] = [];
    for (let entry = 0; entry < items * 0.4; entry += 1) backlog.push(await journal.save(window));
    await window.enrich({ which: 'all' });
    const started = performance.now();
    await window.setInference(true);
    const high = Math.round(items * HIGH);
    const fresh = items - backlog.length;
    // What is asked for comes in between what is written, all along.
    for (let entry = 0; entry < fresh; entry += 1) {
      await journal.save(window);
      await pause(REST_MILLISECONDS);
      const id = backlog[scene.between(0, backlog.length - 1)];
      if (id !== undefined && entry % Math.floor(fresh / high) === 0) await window.enrich({ ids: [id] });
    }
    await waitUntil(
      'all is settled',
      async () => {
        const { counts } = await window.status();
        return counts.done + counts.needs_attention === items;
      },
      900_000,
    );
    const minutes = (performance.now() - started) / 60_000;
    const { counts } = await window.status();
    await waitUntil(
      'the last event is heard',
      () => events.filter(({ type }) => type === 'completed').length >= 2 * counts.done,
    );
    const account = accountFor(events);
    scene.object(account.early.map((item) => `${item} was claimed before its nodes were done`));
    const of = (corridor: string) => account.waits.filter((wait) => wait.corridor === corridor);
    const manual = of('manual')
      .map(({ claims }) => claims)
      .sort((left, right) => left - right);
    const median = manual[Math.floor(manual.length / 2)] ?? 0;
    scene.require(
      median <= MOST_MEDIAN_CLAIMS,
      `what a person asked for waited for ${median} claims in the middle case`,
    );
    scene.object((await journal.recover()).problems, 'in the end');
    scene.object(await journal.close());
    return {
      faults: `${items} entries, ${account.failures} failed readings`,
      measured: [
        `${account.claims} claims in ${minutes.toFixed(1)} min, ${counts.needs_attention} given up`,
        ...['manual', 'entry', 'backfill'].map((corridor) => {
          const waits = of(corridor);
          const claims = summary(waits.map((wait) => wait.claims));
          const seconds = summary(
            waits.map((wait) => wait.seconds),
            1,
          );
          return `${corridor} (${waits.length}) waited ${claims} claims, ${seconds} s (median / 95 % / most)`;
        }),
        `${account.early.length} edges before nodes`,
      ],
    };
  },
});
