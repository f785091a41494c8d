/** Waits until entries are read, tells how far that is, and gives up when nobody will read them. */
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';
import { locateModel } from '../../backend/model/library.ts';
import type { Journal, JournalEvent, JournalStatus } from '../../backend/journal/Journal.ts';
import type { CommandContext } from './Command.ts';
import { oneLine } from './format.ts';

/** Looked at this often even if no event says that something changed. */
const LOOK_MILLISECONDS = 1_000;

/**
 * Throws unless entries are being read: KithError 'failure' when inference is off, ModelUnavailableError when no model
 * is chosen or its file cannot be used.
 */
export async function requireReader(journal: Journal, cache: string): Promise<void> {
  const { inferenceEnabled, model } = await journal.settings();
  if (!inferenceEnabled) {
    throw new KithError('failure', 'Inference is off, so entries wait.', 'Switch it on: kith inference on');
  }
  if (model === null || model === 'none') {
    throw new ModelUnavailableError(
      'No language model is chosen, so entries wait.',
      'Choose one: kith model use starter',
    );
  }
  await locateModel(model, cache);
}

/**
 * Resolves when none of the entries is pending any more: each is read, needs attention, or is gone.
 * @param watch entries that settled meanwhile, by event
 */
export async function waitUntilRead(
  ids: readonly string[],
  watch: SettledWatch,
  journal: Journal,
  context: CommandContext,
) {
  const waiting = new Set(ids);
  let looks = 0;
  while (!context.signal.aborted) {
    for (const id of watch.takeSettled()) waiting.delete(id);
    if (watch.isDueForLook()) {
      const pending = await pendingIds(journal);
      for (const id of waiting) if (!pending.has(id)) waiting.delete(id);
      const status = await journal.status();
      if (waiting.size > 0 && status.activity.state !== 'reading') await requireReader(journal, context.cache);
      looks += 1;
      // What the worker waited for before this work was asked for is old news.
      const reason = looks > 1 ? status.activity.reason : null;
      context.output.state(stateOf(status, reason, ids.length - waiting.size, ids.length));
    }
    if (waiting.size === 0) break;
    await watch.change(context.signal);
  }
  context.output.endProgress();
}

function stateOf({ activity }: JournalStatus, reason: string | null, read: number, all: number): string {
  if (activity.state === 'waiting' && reason !== null) return `Waiting: ${oneLine(reason)}`;
  if (activity.state === 'loading') return 'Loading the model';
  return `Read ${read} of ${all}`;
}

async function pendingIds(journal: Journal): Promise<Set<string>> {
  const lists = await Promise.all([
    journal.list({ status: 'pending_nodes' }),
    journal.list({ status: 'pending_edges' }),
  ]);
  return new Set(lists.flat().map(({ id }) => id));
}

/** Listens for entries that settle. Begin it before the work is asked for, so that nothing is missed. */
export class SettledWatch {
  private settled = new Set<string>();
  private lastLook = 0;
  private wake: () => void = () => undefined;
  private readonly unsubscribe: () => void;

  constructor(journal: Journal) {
    this.unsubscribe = journal.onEvent((event) => this.hear(event));
  }

  takeSettled(): Set<string> {
    const taken = this.settled;
    this.settled = new Set();
    return taken;
  }

  /** Whether it is time to ask the journal itself; asking is much, for a long list of entries. */
  isDueForLook(): boolean {
    const due = Date.now() - this.lastLook >= LOOK_MILLISECONDS;
    if (due) this.lastLook = Date.now();
    return due;
  }

  /** Resolves at the next event, when it is time to look, or when the signal fires. */
  async change(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, LOOK_MILLISECONDS);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }

  stop(): void {
    this.unsubscribe();
  }

  private hear({ type, episode, stage }: JournalEvent): void {
    const settles = type === 'needs_attention' || type === 'deleted' || (type === 'completed' && stage === 'edges');
    if (settles && episode !== null) this.settled.add(episode);
    // These may mean that nobody reads any more.
    if (type === 'inference_off' || type === 'model_chosen' || type === 'waiting') this.lastLook = 0;
    this.wake();
  }
}
