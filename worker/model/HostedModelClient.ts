/** A model that lives in a forked model host. Same interface as one in this process; dies alone. */
import { fork, type ChildProcess } from 'node:child_process';
import { KithError } from '../../backend/errors.ts';
import { hostReply, type HostReply, type HostRequest } from './hostProtocol.ts';
import type { Completion, CompletionOptions, CompletionRequest, ModelInfo, ModelSpecification } from './ModelClient.ts';
import type { HostedModel } from './ModelManager.ts';
import { MODEL_SETTINGS } from './settings.ts';

/** The model host ended in the middle of something: a crash, or somebody killed it. Counted as a failed attempt. */
export class HostLostError extends KithError {
  constructor(how: string) {
    super('failure', `The model's process ended (${how}).`, 'It is tried again; see `kith status`.');
    this.name = 'HostLostError';
  }
}

interface Waiting {
  resolve: (reply: HostReply) => void;
  reject: (error: unknown) => void;
  onToken?: ((generated: number) => void) | undefined;
}

/** Without its id, which the connection adds. */
type Question = HostRequest extends infer Request ? (Request extends HostRequest ? Omit<Request, 'id'> : never) : never;

class HostConnection {
  readonly exited: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private lost: HostLostError | null = null;

  constructor(readonly child: ChildProcess) {
    this.exited = new Promise((resolve) => {
      const end = (how: string): void => {
        this.lost = new HostLostError(how);
        for (const { reject } of this.waiting.values()) reject(this.lost);
        this.waiting.clear();
        resolve();
      };
      child.once('exit', (code, signal) => end(signal ?? `exit ${code ?? 0}`));
      child.once('error', (error) => end(error.message));
    });
    child.on('message', (raw) => this.receive(raw));
  }

  get isAlive(): boolean {
    return this.lost === null;
  }

  /** Asks and waits for the answer. Rejects with the signal's reason as soon as the host has stopped working on it. */
  ask(question: Question, options: CompletionOptions = {}): Promise<HostReply> {
    const { signal, onToken } = options;
    const id = this.nextId++;
    return new Promise<HostReply>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      if (this.lost) return reject(this.lost);
      const abort = (): void => this.send({ type: 'abort', id });
      const done = (): void => signal?.removeEventListener('abort', abort);
      this.waiting.set(id, {
        onToken,
        resolve: (reply) => {
          done();
          resolve(reply);
        },
        reject: (error) => {
          done();
          reject((signal?.aborted ? signal.reason : error) as Error);
        },
      });
      signal?.addEventListener('abort', abort, { once: true });
      this.send({ ...question, id } as HostRequest);
    });
  }

  private send(request: HostRequest): void {
    // A failed send means that the host is gone, which its exit tells.
    if (this.child.connected) this.child.send(request, () => undefined);
  }

  private receive(raw: unknown): void {
    const parsed = hostReply.safeParse(raw);
    if (!parsed.success) return;
    const reply = parsed.data;
    const waiting = this.waiting.get(reply.id);
    if (reply.type === 'token') {
      waiting?.onToken?.(reply.generated);
      return;
    }
    this.waiting.delete(reply.id);
    if (reply.type === 'error') waiting?.reject(new KithError(reply.kind, reply.message, reply.nextStep));
    else waiting?.resolve(reply);
  }
}

function expected<Type extends HostReply['type']>(reply: HostReply, type: Type): Extract<HostReply, { type: Type }> {
  if (reply.type !== type) throw new HostLostError(`it answered ${reply.type}`);
  return reply as Extract<HostReply, { type: Type }>;
}

class HostedModelClient implements HostedModel {
  private disposal: Promise<void> | null = null;

  constructor(
    private readonly host: HostConnection,
    readonly pid: number,
    readonly info: ModelInfo,
  ) {}

  get isAlive(): boolean {
    return this.host.isAlive;
  }

  async complete(request: CompletionRequest, options?: CompletionOptions): Promise<Completion> {
    return expected(await this.host.ask({ type: 'complete', request }, options), 'completed').completion;
  }

  async countTokens(text: string): Promise<number> {
    return expected(await this.host.ask({ type: 'count_tokens', text }), 'counted').tokens;
  }

  dispose(): Promise<void> {
    this.disposal ??= end(this.host);
    return this.disposal;
  }
}

/** Lets the host free its memory in order, and ends it if that takes too long. */
async function end(host: HostConnection): Promise<void> {
  const timer = setTimeout(() => host.child.kill('SIGKILL'), MODEL_SETTINGS.hostExitMilliseconds);
  host.ask({ type: 'dispose' }).catch(() => undefined);
  await host.exited;
  clearTimeout(timer);
}

/**
 * Forks a model host and loads a model in it.
 * @param entry path of the host's program (dist/host.js)
 * @throws ModelUnavailableError or HostLostError; no process is left then
 */
export async function loadHostedModel(
  specification: ModelSpecification,
  entry: string,
  signal?: AbortSignal,
): Promise<HostedModel> {
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  const host = new HostConnection(child);
  try {
    const reply = await host.ask({ type: 'load', specification }, signal ? { signal } : {});
    return new HostedModelClient(host, child.pid ?? 0, expected(reply, 'loaded').info);
  } catch (error) {
    child.kill('SIGKILL');
    await host.exited;
    throw error;
  }
}
