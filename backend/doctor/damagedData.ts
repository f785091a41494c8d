/** Finds data files that are damaged or missing, without loading them, and brings the journal back. */
import { examineData } from '../engine/aof/examine.ts';
import { bringBack } from './bringBack.ts';
import type { Check } from './Check.ts';
import { isInUse } from './whileNobodyWorks.ts';

export const damagedData: Check = {
  id: 'damaged_data',
  async find({ paths, external }) {
    if (external !== null || (await isInUse(paths))) return null;
    const { state, problem } = await examineData(paths.data);
    return state === 'damaged' ? `The journal's data is damaged: ${problem ?? ''}.` : null;
  },
  mend: bringBack,
};
