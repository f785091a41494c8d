/** While somebody makes the graph again, nobody else writes to it. The lock runs out by itself if that one dies. */
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const LOCK_MILLISECONDS = 10_000;
const RENEW_MILLISECONDS = 2_000;

/** Whether a rebuild is under way. */
export async function isRebuilding(client: EngineClient): Promise<boolean> {
  return (await client.exists(keys.rebuilding)) === 1;
}

const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

/**
 * Does the work while holding the lock, and renews it meanwhile.
 * @param token names the holder
 * @returns null when somebody else holds it
 */
export async function whileRebuilding<T>(
  client: EngineClient,
  token: string,
  work: () => Promise<T>,
): Promise<T | null> {
  const expiration = { type: 'PX', value: LOCK_MILLISECONDS } as const;
  if ((await client.set(keys.rebuilding, token, { condition: 'NX', expiration })) === null) return null;
  const renewal = setInterval(() => {
    void client.set(keys.rebuilding, token, { condition: 'XX', expiration }).catch(() => undefined);
  }, RENEW_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if (client.isReady) await client.eval(RELEASE, { keys: [keys.rebuilding], arguments: [token] });
  }
}
