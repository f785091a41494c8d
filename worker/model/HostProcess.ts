/** One model host process: starts it, passes checked messages, and sees it off. */
import { fork, type ChildProcess } from 'node:child_process';
import { hostReply, type HostReply, type HostRequest } from './hostProtocol.ts';
import { HostLostError } from './HostLostError.ts';
import { MODEL_SETTINGS } from './settings.ts';

/**
 * Node hands each step of the model to any of four threads, and each of these brings helpers of its own, which get in each
 * other's way: with one, two cores write 86 tokens a second instead of 54.
 */
const ONE_THREAD = { UV_THREADPOOL_SIZE: '1' } as const;

export class HostProcess {
  /** Resolves when the process has gone, with how it ended. */
  readonly gone: Promise<HostLostError>;
  readonly #child: ChildProcess;

  /** @param hostPath absolute path of the bundled host.ts */
  constructor(hostPath: string, onReply: (reply: HostReply) => void) {
    this.#child = fork(hostPath, [], {
      // Flags of this process are not for the host.
      execArgv: [],
      env: { ...process.env, ...ONE_THREAD },
      // Its output is dropped: native libraries write to it as they please.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.gone = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => resolve(new HostLostError(code, signal)));
      this.#child.on('error', () => {
        // It could not be started at all; other errors are failed sends, and the exit follows.
        if (this.#child.pid === undefined) resolve(new HostLostError(null, null));
      });
    });
    this.#child.on('message', (message) => {
      const parsed = hostReply.safeParse(message);
      if (parsed.success) onReply(parsed.data);
    });
  }

  /** Process id; null once it has gone. */
  get pid(): number | null {
    return this.#child.exitCode === null && this.#child.signalCode === null ? (this.#child.pid ?? null) : null;
  }

  send(request: HostRequest): void {
    if (this.#child.connected) this.#child.send(request, () => undefined);
  }

  /** Asks the process to unload and leave; kills it when it has not left in time. Resolves when it has gone. */
  async leave(): Promise<void> {
    this.send({ type: 'dispose' });
    const killer = setTimeout(() => this.kill(), MODEL_SETTINGS.hostExitMilliseconds);
    await this.gone;
    clearTimeout(killer);
  }

  /** Ends the process at once. It holds nothing that could be lost. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
