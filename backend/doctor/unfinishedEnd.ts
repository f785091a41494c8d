/** Finds a write that a power loss cut off at the end of the data, and cuts what is left of it; the rest is whole. */
import { examineData } from '../engine/aof/examine.ts';
import { repairAppendOnlyFile } from '../engine/aof/repair.ts';
import type { Check } from './Check.ts';
import { isInUse, whileNobodyWorks } from './whileNobodyWorks.ts';

export const unfinishedEnd: Check = {
  id: 'unfinished_end',
  async find({ paths, external }) {
    if (external !== null || (await isInUse(paths))) return null;
    const { state, problem } = await examineData(paths.data);
    return state === 'torn' ? `The last write to the journal was cut off: ${problem ?? ''}.` : null;
  },
  mend: ({ paths, now }) =>
    whileNobodyWorks(paths, async () => {
      const repair = await repairAppendOnlyFile(paths.data, now().toISOString().replaceAll(':', '-'));
      return repair === null
        ? 'There was nothing left to cut.'
        : `Cut ${repair.cutBytes} bytes that were never acknowledged; a copy is in ${repair.copy}.`;
    }),
};
