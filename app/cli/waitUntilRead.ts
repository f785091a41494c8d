/** Waits until entries are read, tells how far that is, and gives up when nobody will read them. */
import type { Journal, JournalStatus } from '../../backend/journal/Journal.ts';
import type { CommandContext } from './Command.ts';
import type { SettledWatch } from './SettledWatch.ts';
import { waitingWords } from './statusText.ts';

/** Entries looked at in one look; the others have their turn in the next. */
const LOOK_ENTRIES = 200;

export interface Wait {
  journal: Journal;
  /** entries that settle meanwhile, by event */
  watch: SettledWatch;
  context: CommandContext;
  /** throws when nobody will read what waits */
  requireReader: () => Promise<void>;
}

/**
 * Resolves when none of the entries waits any more, for its own reading or for that of a proposal: each is read, could not
 * be, is held, or is gone.
 * @returns ids of entries that are held, and not read before somebody asks for them again; null when it was interrupted
 */
export async function waitUntilRead(ids: readonly string[], wait: Wait): Promise<ReadonlySet<string> | null> {
  const { journal, watch, context } = wait;
  const waiting = new Set(ids);
  let looks = 0;
  while (!context.signal.aborted) {
    for (const id of watch.takeSettled()) waiting.delete(id);
    if (waiting.size === 0) {
      // An event may be of an earlier reading; this is the truth.
      const { held, moving } = await look(ids, journal);
      if (moving.length === 0) {
        context.output.endProgress();
        return held;
      }
      for (const id of moving) waiting.add(id);
    } else if (watch.isDueForLook()) {
      const some = [...waiting].slice(0, LOOK_ENTRIES);
      const { moving, status } = await look(some, journal);
      for (const id of some) waiting.delete(id);
      for (const id of moving) waiting.add(id);
      if (waiting.size > 0 && status.activity.state !== 'reading') await wait.requireReader();
      looks += 1;
      const words = stateOf(status, looks, context.now());
      context.output.state(words ?? `Read ${ids.length - waiting.size} of ${ids.length}`);
      if (waiting.size === 0) continue;
    }
    await watch.change(context.signal);
  }
  return null;
}

interface Sight {
  held: Set<string>;
  /** ids of entries that wait or are being read */
  moving: string[];
  status: JournalStatus;
}

async function look(ids: readonly string[], journal: Journal): Promise<Sight> {
  const status = await journal.status();
  const pending = await journal.unread(ids);
  const { ready, waiting, running, held: heldItems } = status.backlog;
  // The queue is only shown in part; but where nothing else is left, all that is pending is held.
  const onlyHeld = heldItems > 0 && ready + waiting + running === 0;
  const inQueue = new Set(status.queue.filter(({ state }) => state === 'held').map(({ episode }) => episode));
  const held = new Set(pending.filter((id) => onlyHeld || inQueue.has(id)));
  return { held, moving: pending.filter((id) => !held.has(id)), status };
}

/** Why nothing is read yet, or null. */
function stateOf({ activity }: JournalStatus, looks: number, now: Date): string | null {
  if (activity.state === 'loading') return 'Loading the model';
  // What the worker waited for before this work was asked for is old news.
  const words = activity.state === 'waiting' && looks > 1 ? waitingWords(activity, now) : '';
  return words === '' ? null : `Waiting ${words}`;
}
