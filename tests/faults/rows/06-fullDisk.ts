/** The disk fills up while the worker reads: saves are refused, reading goes on, nothing restarts in a loop, and it resumes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../../../backend/index.ts';
import { describeError } from '../../../backend/errors.ts';
import { waitUntil } from '../../helpers/waitUntil.ts';
import { defineRow } from '../Row.ts';
import { MEGABYTE, smallDisk } from '../smallDisk.ts';

const RESERVE_MEGABYTES = 8;
/** How long the processes are watched for restarts. */
const WATCHED_MILLISECONDS = 2_000;

/** What a save that has to be refused says; null when it was accepted. */
async function refusal(window: Journal): Promise<string | null> {
  return window.add('more than fits').then(
    () => null,
    (error: unknown) => describeError(error),
  );
}

export const fullDisk = defineRow({
  number: 6,
  title: 'full disk, with a worker at work',
  full: { points: 20 },
  part: { points: 2 },
  async run(scene, { points }) {
    const disk = await smallDisk(64);
    if (disk === null) return { faults: '', measured: [], skipped: 'only root may mount a small disk' };
    scene.defer(() => disk.remove());
    const environment = { KITH_DISK_RESERVE_MB: String(RESERVE_MEGABYTES), KITH_FAULT_TOKEN_MS: '2' };
    // Windows are in this process and ask its environment.
    process.env['KITH_DISK_RESERVE_MB'] = String(RESERVE_MEGABYTES);
    scene.defer(async () => void delete process.env['KITH_DISK_RESERVE_MB']);
    const journal = await scene.journal({ home: `${disk.folder}/home`, environment });
    let window = await journal.open();
    let [engines, refused, reads] = [0, 0, 0];
    for (let point = 0; point < points; point += 1) {
      for (let entry = 0; entry < 5; entry += 1) await journal.save(window);
      // Every third time nothing at all is left: the engine ends at its next write.
      const left = point % 3 === 0 ? 0 : scene.between(0, RESERVE_MEGABYTES * MEGABYTE - 1);
      await disk.leave(left);
      const seen = new Set<number>();
      const until = performance.now() + WATCHED_MILLISECONDS;
      while (performance.now() < until) {
        for (const { pid, role } of await journal.processes()) if (role === 'engine') seen.add(pid);
        await pause(50);
      }
      engines = Math.max(engines, seen.size);
      scene.require(seen.size <= 2, `point ${point}: ${seen.size} engines in ${WATCHED_MILLISECONDS} ms`);
      const reason = await refusal(window);
      if (reason?.includes('disk of the journal is full') === true) refused += 1;
      else scene.object([`point ${point}, ${left} bytes left: a save said ${String(reason)}`]);
      const listed = await window.list({ limit: 3 }).then(
        (found) => found.length,
        (error: unknown) => describeError(error),
      );
      if (listed === 3) reads += 1;
      // Without a byte left the engine may not even be able to start again; else it has to serve.
      scene.require(listed === 3 || left === 0, `point ${point}, ${left} bytes left: reading said ${listed}`);
      await disk.clear();
      await waitUntil('a save is accepted again', () => journal.save(window).catch(() => null), 10_000);
      const recovered = await journal.recover();
      scene.object(recovered.problems, `point ${point}`);
      window = recovered.window;
    }
    scene.object(await journal.close());
    return {
      faults: `${points} points, ${Math.ceil(points / 3)} of them with no byte left`,
      measured: [
        `${refused} of ${points} saves refused with the reason`,
        `reading worked at ${reads} of ${points}`,
        `at most ${engines} engines within 2 s`,
      ],
    };
  },
});
