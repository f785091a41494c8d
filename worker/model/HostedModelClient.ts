/** A model client whose model lives in a child process of its own: a crash costs a retry, an exit gives all memory back. */
import { KithError } from '../../backend/errors.ts';
import { HostLostError } from './HostLostError.ts';
import { HostProcess } from './HostProcess.ts';
import { fromHostError, type HostReply, type HostRequest } from './hostProtocol.ts';
import type {
  Completion,
  CompletionOptions,
  CompletionRequest,
  ModelClient,
  ModelInfo,
  ModelSpecification,
} from './ModelClient.ts';

interface Pending {
  resolve(reply: HostReply): void;
  reject(reason: unknown): void;
  onToken: ((generated: number) => void) | undefined;
}
type Numbered = Extract<HostRequest, { type: 'load' | 'complete' | 'countTokens' }>;

export class HostedModelClient implements ModelClient {
  /** Resolves when the model is loaded; rejects with ModelUnavailableError or HostLostError, and the host leaves. */
  readonly ready: Promise<void>;
  /** Resolves when the host process has gone, however that came about. */
  readonly gone: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #host: HostProcess;
  #info: ModelInfo | null = null;
  #lastId = 0;
  #disposal: Promise<void> | null = null;

  /**
   * Starts a host and begins to load.
   * @param hostPath absolute path of the bundled host.ts
   * @param specification which model
   */
  constructor(
    private readonly hostPath: string,
    private readonly specification: ModelSpecification,
  ) {
    this.#host = this.#start();
    this.ready = this.#load();
    // The host may be replaced while loading, so its end counts only from then on.
    const settled = this.ready.catch(() => undefined);
    this.gone = settled.then(() => this.#host.gone).then(() => undefined);
  }

  /** Process id of the host; null once it has gone. */
  get pid(): number | null {
    return this.#host.pid;
  }

  /** What is loaded. Throws before `ready`. */
  get info(): ModelInfo {
    if (this.#info === null) throw new KithError('failure', 'The model is not loaded yet.', 'Wait for it.');
    return this.#info;
  }

  async complete(request: CompletionRequest, { signal, onToken }: CompletionOptions = {}): Promise<Completion> {
    await this.ready;
    signal?.throwIfAborted();
    const id = this.#nextId();
    const abort = () => {
      // The caller need not wait for the host: what it asks next is answered after this has stopped there.
      this.#host.send({ type: 'abort', id });
      this.#take(id)?.reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const reply = await this.#ask({ type: 'complete', id, request }, onToken);
      if (reply.type !== 'completed') throw unexpected(reply);
      return reply.completion;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async countTokens(text: string): Promise<number> {
    await this.ready;
    const reply = await this.#ask({ type: 'countTokens', id: this.#nextId(), text });
    if (reply.type !== 'counted') throw unexpected(reply);
    return reply.tokens;
  }

  /** Ends the host; resolves when its process has gone. An idle one unloads in order, a busy one is killed at once. */
  dispose(): Promise<void> {
    this.#disposal ??= this.#dispose();
    return this.#disposal;
  }

  async #dispose(): Promise<void> {
    // It holds nothing that could be lost, and native code may take its time to stop.
    const busy = this.#info === null || this.#pending.size > 0;
    this.#rejectAll(new KithError('failure', 'The model was unloaded.', 'Try again.'));
    if (busy) this.#host.kill();
    else await this.#host.leave();
    await this.gone;
  }

  #start(): HostProcess {
    const host = new HostProcess(this.hostPath, (reply) => this.#receive(reply));
    void host.gone.then((lost) => this.#rejectAll(lost));
    return host;
  }

  async #load(): Promise<void> {
    const { specification } = this;
    try {
      const load = (device: 'auto' | 'cpu') => this.#ask({ type: 'load', id: this.#nextId(), specification, device });
      const reply = await load('auto').catch((error: unknown) => {
        // A GPU library that crashes on this machine takes the process with it: once more, without.
        if (!(error instanceof HostLostError) || this.#disposal !== null) throw error;
        this.#host = this.#start();
        return load('cpu');
      });
      if (reply.type !== 'loaded') throw unexpected(reply);
      this.#info = reply.info;
    } catch (error) {
      this.#host.kill();
      throw error;
    }
  }

  async #ask(request: Numbered, onToken?: (generated: number) => void): Promise<HostReply> {
    if (this.#host.pid === null) throw await this.#host.gone;
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject, onToken });
      this.#host.send(request);
    });
  }

  #receive(reply: HostReply): void {
    if (reply.type === 'token') this.#pending.get(reply.id)?.onToken?.(reply.generated);
    else if (reply.type === 'failed') this.#take(reply.id)?.reject(fromHostError(reply.error));
    else this.#take(reply.id)?.resolve(reply);
  }

  #rejectAll(reason: unknown): void {
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(reason);
  }

  /** Removes and returns a pending request: it is settled once. */
  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

function unexpected(reply: HostReply): Error {
  return new Error(`unexpected reply ${reply.type} of the model host`);
}
