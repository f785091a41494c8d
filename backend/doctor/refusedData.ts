/** Finds data whose files are whole but which the engine does not load: its graph module may end at a command of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { examineData } from '../engine/aof/examine.ts';
import { chooseSocket } from '../engine/socketPath.ts';
import { startEngine } from '../engine/start.ts';
import { describeError } from '../errors.ts';
import { bringBack } from './bringBack.ts';
import type { Check, Patient } from './Check.ts';
import { isInUse, whileNobodyWorks } from './whileNobodyWorks.ts';

export const refusedData: Check = {
  id: 'refused_data',
  async find(patient) {
    const { paths, external } = patient;
    if (external !== null || (await isInUse(paths))) return null;
    // An engine that does not even start on nothing is another fault.
    if ((await examineData(paths.data)).state !== 'sound') return null;
    const refusal = await whileNobodyWorks(paths, () => tryToLoad(patient));
    return refusal === null ? null : `The engine does not load the journal's data: ${refusal}`;
  },
  mend: bringBack,
};

/** Why the engine does not load the data, or null when it does. It is ended again. */
async function tryToLoad({ paths, binaries }: Patient): Promise<string | null> {
  const socket = await chooseSocket(paths.sockets, randomBytes(4).toString('hex'));
  try {
    const place = { data: paths.data, socket: socket.path, log: join(paths.logs, 'engine.log') };
    const engine = await startEngine(await binaries(), place);
    await engine.stop();
    return null;
  } catch (error) {
    return describeError(error);
  } finally {
    await socket.remove();
  }
}
