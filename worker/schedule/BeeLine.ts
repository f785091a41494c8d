/**
 * The bee-queue that carries one claimed item at a time to its handler. Order, retries and recovery belong to the
 * journal's own sets: bee-queue has no priorities, and its scripts do not survive a restart of the engine, so each
 * connection to the engine gets a new queue.
 */
import Queue from 'bee-queue';
import type { Endpoint } from '../../backend/store/client.ts';
import type { ClaimedWork } from '../../backend/store/scripts/claimWork.ts';

/** The handler ends by itself long before; this only bounds an end in order. */
const CLOSE_MILLISECONDS = 3_000;

const BEE_PREFIX = 'kith:bee';
const BEE_KEYS = ['id', 'jobs', 'stallBlock', 'stalling', 'waiting', 'active', 'succeeded', 'failed', 'delayed'];

/** The keys of a worker's queue, for removing what a dead one left. */
export function queueKeys(worker: string): string[] {
  return BEE_KEYS.map((key) => `${BEE_PREFIX}:${worker}:${key}`);
}

export class BeeLine {
  private readonly queue: Queue<ClaimedWork>;
  private handling: Promise<void> = Promise.resolve();
  private readonly settled = new Map<string, () => void>();

  /**
   * @param worker names the queue: each worker has its own
   * @param handle does the work; it reports its own outcome and never throws for an item's sake
   */
  constructor(
    endpoint: Endpoint,
    worker: string,
    private readonly handle: (work: ClaimedWork) => Promise<void>,
  ) {
    this.queue = new Queue<ClaimedWork>(worker, {
      prefix: BEE_PREFIX,
      redis: 'socket' in endpoint ? { path: endpoint.socket } : { url: endpoint.url },
      storeJobs: false,
      removeOnSuccess: true,
      removeOnFailure: true,
      getEvents: false,
      sendEvents: false,
    });
    this.queue.on('error', () => undefined);
  }

  /** Connects, forgets what an earlier worker left in the queue, and starts to take jobs. */
  async open(): Promise<void> {
    await this.queue.ready();
    await this.queue.destroy();
    this.queue.process(1, async (job) => {
      this.handling = this.handle(job.data).finally(() => this.settled.get(job.id)?.());
      await this.handling;
    });
  }

  /** Sends one item through the queue. Resolves when its handler ended. */
  async carry(work: ClaimedWork): Promise<void> {
    const done = new Promise<void>((resolve) => this.settled.set(work.item, resolve));
    try {
      const sent = this.queue.createJob(work).setId(work.item).retries(0).save();
      // On a connection that has gone silent a job is never sent; then only `abandon` ends the wait.
      await Promise.race([done, sent.then(() => done)]);
    } finally {
      this.settled.delete(work.item);
    }
  }

  /** Lets go of what is carried: the queue that held it is gone. A running handler is waited for. */
  abandon(): void {
    for (const resolve of this.settled.values()) void this.handling.then(resolve);
  }

  /** Forgets a queue that carries nothing any more. */
  async remove(): Promise<void> {
    await this.queue.destroy().catch(() => undefined);
  }

  /** Closes the connections; a running handler is waited for a moment. */
  async close(): Promise<void> {
    this.abandon();
    await this.queue.close(CLOSE_MILLISECONDS).catch(() => undefined);
  }
}
