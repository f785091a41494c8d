/** A worker in little: takes the lock, says that it serves, and ends in order when it is let go of, with a code as told. */
import { journalPaths } from '../../backend/paths.ts';
import { tryLock } from '../../backend/process/lock.ts';

const [, home = ''] = process.argv.slice(2);
const { WORKER_SAYS: says = 'ready', WORKER_CODE: code = '0', KITH_LINGER_MS: linger = '' } = process.env;

const taken = await tryLock(journalPaths(home).lock);
if ('holder' in taken) throw new Error('the lock was taken');
const { lock } = taken;
const end = (exitCode: number): void => void lock.release().then(() => process.exit(exitCode));
process.on('disconnect', () => end(Number(code)));
process.on('SIGTERM', () => end(99));
await lock.tell({ state: 'serving', linger });
if (says === 'nothing') process.exit(3);
process.send?.(
  says === 'failed'
    ? { type: says, kind: 'engine_unavailable', message: 'No engine.', nextStep: 'Get one.' }
    : { type: says },
);
if (says === 'failed') await lock.release().then(() => process.exit(1));
setInterval(() => undefined, 60_000);
