/** Recovers data that cannot be loaded, and says from what, and whether anything is missing. */
import { recoverData } from '../salvage/recoverData.ts';
import type { Patient } from './Check.ts';
import { whileNobodyWorks } from './whileNobodyWorks.ts';

/** @returns one line that says what was done */
export async function bringBack({ paths, binaries, now }: Patient): Promise<string> {
  const engine = await binaries();
  const { from, episodes, complete, aside } = await whileNobodyWorks(paths, () =>
    recoverData({ paths, binaries: engine, now: now() }),
  );
  const whole = complete ? 'nothing is missing' : 'some of what was written last may be missing';
  return `Brought back ${episodes} entries from ${from}; ${whole}. Everything as it was is in ${aside}.`;
}
