/** The worker as a child that ends when it is told to, whoever has a window open. */
import { fork, type ChildProcess } from 'node:child_process';
import { workerMessage, type WorkerMessage } from '../../backend/connection/workerMessage.ts';
import { KithError } from '../../backend/errors.ts';
import type { Environment } from '../../backend/paths.ts';

export interface ForegroundLaunch {
  /** path of the worker's program */
  entry: string;
  home: string;
  environment: Environment;
}

export class ForegroundWorker {
  /** Resolves when it serves, or has lost to another worker. Rejects with KithError when it cannot serve. */
  readonly begun: Promise<'ready' | 'lost_election'>;
  /** its exit code, or null when a signal ended it */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private asked = false;
  private serves = false;

  constructor({ entry, home, environment }: ForegroundLaunch) {
    this.child = fork(entry, ['--home', home], {
      // In a session of its own: at Ctrl-C it hears of it from us alone. A second signal would end it at once.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...environment, KITH_LINGER_MS: 'forever' },
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code) => resolve(code));
      // What could not be started never exits.
      this.child.once('error', () => resolve(null));
    });
    this.begun = this.firstWord();
    this.begun.catch(() => undefined);
  }

  get pid(): number | null {
    return this.child.pid ?? null;
  }

  /** Asks it to end in order. */
  end(): void {
    if (this.asked) return;
    this.asked = true;
    // Once it serves it ends when we let go of it. That is no signal, and does not add to one that it had already, as
    // when systemd tells both of us.
    if (this.serves && this.child.connected) this.child.disconnect();
    else this.child.kill('SIGTERM');
  }

  private async firstWord(): Promise<'ready' | 'lost_election'> {
    const message = await new Promise<WorkerMessage | null>((resolve) => {
      this.child.once('message', (raw) => resolve(workerMessage.safeParse(raw).data ?? null));
      void this.ended.then(() => resolve(null));
    });
    if (message === null) {
      if (this.asked) throw new KithError('interrupted', 'Interrupted.', 'What was saved is safe.');
      throw new KithError('engine_unavailable', 'The worker did not start.', 'Run `kith doctor`.');
    }
    if (message.type === 'failed') throw new KithError(message.kind, message.message, message.nextStep);
    this.serves = message.type === 'ready';
    return message.type;
  }
}
