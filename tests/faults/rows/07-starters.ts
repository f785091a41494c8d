/** Many starters at once, on a journal whose locks are stale, foreign, reused or garbage: one engine, one worker, for all. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { bootId, ownIdentity } from '../../../backend/process/identity.ts';
import { claimPath } from '../../../backend/process/lock.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import type { FaultJournal } from '../FaultJournal.ts';
import { defineRow } from '../Row.ts';
import { WindowProcess } from '../WindowProcess.ts';

const PROGRAM = new URL('../../../dist/kith.js', import.meta.url).pathname;
const status = z.object({ worker: z.object({ pid: z.number() }) });

/** A pid that nobody has: above the largest. */
const NOBODY = 4_194_999;

async function lockTexts(): Promise<Record<string, string | null>> {
  const own = await ownIdentity();
  const text = (change: object) =>
    JSON.stringify({ ...own, nonce: 'abc', note: { state: 'serving', socket: '/x' }, ...change });
  return {
    none: null,
    stale: text({ pid: NOBODY, boot: await bootId() }),
    'of another boot': text({ boot: 'another' }),
    'of a reused pid': text({ started: '1' }),
    corrupt: '{"pid": 12, "sta',
    empty: '',
    zeros: '\0'.repeat(64),
  };
}

/** Opens windows in this process, in others, and as commands; returns the worker's pid as each saw it. */
async function start(journal: FaultJournal, inProcess: number, apart: number, commands: number): Promise<number[]> {
  const here = Array.from({ length: inProcess }, async () => (await (await journal.open()).status()).worker.pid ?? 0);
  const processes = Array.from({ length: apart }, () => new WindowProcess(journal, 1, 0));
  const there = processes.map((window) => waitUntil('a window opens', () => window.worker, 30_000));
  const asked = Array.from({ length: commands }, async () => {
    const { environment } = journal;
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, 'status', '--json'], { env: environment });
    return status.parse(JSON.parse(stdout)).worker.pid;
  });
  const seen = await Promise.all([...here, ...there, ...asked]);
  await Promise.all(processes.map((window) => window.kill()));
  return seen;
}

export const starters = defineRow({
  number: 7,
  title: 'many starters at once, with stale, foreign, reused and corrupt locks',
  full: { rounds: 50, starters: 20 },
  part: { rounds: 7, starters: 8 },
  async run(scene, { rounds, starters }) {
    const texts = await lockTexts();
    const kinds = Object.keys(texts);
    const commands = existsSync(PROGRAM) ? Math.floor(starters / 10) : 0;
    const apart = Math.floor(starters / 5);
    // The commands may start the product's own worker, which has to find the same binaries and no model.
    const journal = await scene.journal({ environment: { KITH_LINGER_MS: '1000' } });
    const first = await journal.open();
    await journal.save(first);
    await journal.settle();
    scene.object(await journal.close());
    for (let round = 0; round < rounds; round += 1) {
      const kind = kinds[round % kinds.length] ?? 'none';
      const text = texts[kind] ?? null;
      for (const name of ['lock', 'spawn.lock']) {
        const path = join(journal.home, name);
        if (text !== null) await writeFile(path, text, { mode: 0o600 });
        // Every second time somebody has also died in the middle of taking it over.
        const claim = round % 2 === 0 ? await claimPath(path) : null;
        if (text !== null && claim !== null) await writeFile(claim, text, { mode: 0o600 });
      }
      const seen = await start(journal, starters - apart - commands, apart, commands);
      const roles = (await journal.processes()).map(({ role }) => role);
      const engines = roles.filter((role) => role === 'engine').length;
      const workers = roles.filter((role) => role === 'worker').length;
      scene.require(
        new Set(seen).size === 1 && engines === 1 && workers === 1,
        `round ${round}, lock ${kind}: ${new Set(seen).size} workers seen by ${seen.length}, ${engines} engines, ${workers} workers`,
      );
      scene.object(await journal.check(), `round ${round}, lock ${kind}`);
      scene.object(await journal.close(), `round ${round}, lock ${kind}`);
    }
    scene.object((await journal.recover()).problems, 'in the end');
    scene.object(await journal.close());
    return {
      faults: `${rounds} rounds of ${starters} starters (${apart} processes and ${commands} commands among them); locks: ${kinds.join(', ')}`,
      measured: ['1 engine, 1 worker, the same pid for all, in every round'],
    };
  },
});
