/** Tests with the real starter model run wherever it can be had; a skip says why. */
import { describe } from 'vitest';
import { STARTER } from '../../backend/model/catalogue.ts';
import { isModelPresent } from '../../backend/model/library.ts';
import { CACHE } from './temporaryHome.ts';

const isPresent = await isModelPresent(CACHE, STARTER);

/** Like `describe`, but skipped, with the reason in its name, where the starter model is not in the cache. */
export function describeWithStarter(name: string, body: () => void): void {
  if (isPresent) describe(name, body);
  else describe.skip(`${name} (skipped: the starter model could not be fetched into ${CACHE})`, body);
}
