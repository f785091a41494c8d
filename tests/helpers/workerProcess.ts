/** A worker in little: takes the lock, says that it serves, and ends in order at the first signal, with a code as told. */
import { journalPaths } from '../../backend/paths.ts';
import { tryLock } from '../../backend/process/lock.ts';

const [, home = ''] = process.argv.slice(2);
const { WORKER_SAYS: says = 'ready', WORKER_CODE: code = '0', KITH_REDIS_URL: url = '' } = process.env;

const taken = await tryLock(journalPaths(home).lock);
if ('holder' in taken) throw new Error('the lock was taken');
const { lock } = taken;
let signals = 0;
process.on('SIGTERM', () => {
  signals += 1;
  // The second signal would be an unclean end.
  setTimeout(() => void lock.release().then(() => process.exit(signals > 1 ? 99 : Number(code))), 100);
});
await lock.tell({ state: 'serving', url, linger: process.env['KITH_LINGER_MS'] ?? '' });
if (says === 'nothing') process.exit(3);
process.send?.(
  says === 'failed'
    ? { type: says, kind: 'engine_unavailable', message: 'No engine.', nextStep: 'Get one.' }
    : { type: says },
);
if (says === 'failed') await lock.release().then(() => process.exit(1));
setInterval(() => undefined, 60_000);
