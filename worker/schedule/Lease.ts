/** On an external engine, the right to be the one worker: a key that runs out unless it is renewed. */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';

const LEASE_MILLISECONDS = 15_000;
const RENEW_MILLISECONDS = 5_000;
const WAIT_MILLISECONDS = 500;

const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

export class Lease {
  private readonly token = randomBytes(8).toString('hex');
  private renewal: NodeJS.Timeout | null = null;

  /**
   * Waits until the lease is ours, and renews it from then on. When it is lost, the connection is closed: without the
   * lease nothing may be claimed.
   * @returns false when `isOver` said so before
   */
  async hold(client: EngineClient, isOver: () => boolean): Promise<boolean> {
    while (!isOver()) {
      const taken = await client.set(keys.lease, this.token, {
        condition: 'NX',
        expiration: { type: 'PX', value: LEASE_MILLISECONDS },
      });
      if (taken !== null || (await this.renew(client))) {
        this.keepRenewing(client);
        return true;
      }
      await pause(WAIT_MILLISECONDS);
    }
    return false;
  }

  async release(client: EngineClient | null): Promise<void> {
    if (this.renewal) clearInterval(this.renewal);
    this.renewal = null;
    if (client?.isReady)
      await client.eval(RELEASE, { keys: [keys.lease], arguments: [this.token] }).catch(() => undefined);
  }

  private async renew(client: EngineClient): Promise<boolean> {
    const renewed = await client.eval(RENEW, {
      keys: [keys.lease],
      arguments: [this.token, String(LEASE_MILLISECONDS)],
    });
    return z.number().parse(renewed) === 1;
  }

  private keepRenewing(client: EngineClient): void {
    if (this.renewal) clearInterval(this.renewal);
    this.renewal = setInterval(() => {
      void this.renew(client)
        .catch(() => false)
        .then((held) => {
          if (!held && client.isOpen) client.destroy();
        });
    }, RENEW_MILLISECONDS);
  }
}
