/**
 * The worker's place in the register. On an external engine it is a lease, renewed while the worker lives: whoever lets
 * it run out, killed or asleep, loses what it had claimed. On our own engine the lock of the home says who lives.
 */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { ownIdentity } from '../../backend/process/identity.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { forgetWorkers, registerWorker, type WorkerIdentity } from '../../backend/store/workers.ts';

/** What a worker that is not heard of had claimed is taken over within this time. */
export const LEASE_MILLISECONDS = 15_000;
/** How often the others look for leases that ran out; a lease is shorter by that. */
export const LOOK_MILLISECONDS = 2_500;
const GRANTED_MILLISECONDS = LEASE_MILLISECONDS - LOOK_MILLISECONDS - 500;
const RENEW_MILLISECONDS = 4_000;

export class Registration {
  private renewal: NodeJS.Timeout | null = null;

  private constructor(
    readonly worker: WorkerIdentity,
    /** whether other workers may share this journal */
    readonly isShared: boolean,
  ) {}

  static async create(isShared: boolean): Promise<Registration> {
    const identity = await ownIdentity();
    const machine = hostname();
    const id = `${machine}-${identity.pid}-${randomBytes(3).toString('hex')}`;
    return new Registration({ ...identity, id, machine }, isShared);
  }

  /** Registers on this connection, and renews there until `stop`. */
  async hold(client: EngineClient): Promise<void> {
    this.stop();
    await registerWorker(client, this.worker, this.isShared ? GRANTED_MILLISECONDS : 'inf');
    if (!this.isShared) return;
    this.renewal = setInterval(() => {
      // A failure is the end of the connection; whoever uses it sees that.
      void registerWorker(client, this.worker, GRANTED_MILLISECONDS).catch(() => undefined);
    }, RENEW_MILLISECONDS);
  }

  stop(): void {
    if (this.renewal) clearInterval(this.renewal);
    this.renewal = null;
  }

  /** Leaves the register. */
  async leave(client: EngineClient | null): Promise<void> {
    this.stop();
    if (client?.isReady) await forgetWorkers(client, [this.worker.id]).catch(() => undefined);
  }
}
