/** Keeps what is being written on disk while it is written: a killed window loses at most its last second. */
import path from 'node:path';
import type { DraftContent, StoredDraft } from './content.ts';
import { readDraftFile, removeDraftFile, writeDraftFile } from './files.ts';
import { checkKey, claimSlot, type SlotChoice } from './slots.ts';

/** Written this long after the last change, … */
const QUIET_MS = 250;
/** … and at least this often while changes keep coming. */
const LONGEST_MS = 1000;
/** After a failure it is tried again this much later, even if nothing changes. */
const RETRY_MS = 5000;

export interface DraftOptions {
  /** hears of each write that fails, and with null of the first that works again */
  onProblem?: (error: Error | null) => void;
  /** hears where a draft is kept that could not be understood */
  onDamaged?: (keptAs: string) => void;
  /** which of several drafts; by default the one this process has, or else the first that was left */
  choice?: SlotChoice;
}

export interface Draft {
  readonly key: string;
  /** The name of its slot, once that is known. */
  slot(): Promise<string>;
  /** What an earlier window left, or null. A damaged file is kept under another name. */
  read(): Promise<StoredDraft | null>;
  /** Notes a change; it is asked for its content only when it is written. Never waits, never throws. */
  change(content: () => DraftContent): void;
  /** Writes at once what is not written yet. Rejects when that fails; the content is kept for the next try. */
  flush(): Promise<void>;
  /** Forgets the draft, once its text is saved elsewhere. */
  clear(): Promise<void>;
}

/**
 * The draft of one text in this window. Another window that opens the same key gets a draft of its own.
 *
 * @param key `new`, or the id of the episode that is edited. Throws UsageError for any other.
 */
export function openDraft(home: string, key: string, options: DraftOptions = {}): Draft {
  checkKey(key);
  let unsaved: (() => DraftContent) | null = null;
  let unsavedSince = 0;
  let timer: NodeJS.Timeout | undefined;
  let failed = false;
  /** counts clear(), since what was forgotten must not come back when its write fails */
  let texts = 0;
  /** chosen once, unless that failed */
  let claimed: Promise<string> | null = null;
  /** the disk is asked for one thing at a time, in order */
  let last: Promise<void> = Promise.resolve();

  function place(): Promise<string> {
    if (claimed === null) {
      claimed = claimSlot(home, key, options.choice);
      claimed.catch(() => (claimed = null));
    }
    return claimed;
  }

  function enqueue(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  function schedule(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void write().catch(() => schedule(RETRY_MS)), Math.max(0, wait));
    // A draft alone keeps no process running; quitting calls flush().
    timer.unref();
  }

  function write(): Promise<void> {
    clearTimeout(timer);
    return enqueue(writeUnsaved);
  }

  async function writeUnsaved(): Promise<void> {
    if (unsaved === null) return;
    const content = unsaved;
    const text = texts;
    unsaved = null;
    try {
      const file = await place();
      await writeDraftFile(file, JSON.stringify({ ...content(), saved_at: new Date().toISOString() }));
    } catch (error) {
      if (text === texts) unsaved ??= content;
      failed = true;
      const problem = error instanceof Error ? error : new Error(String(error));
      options.onProblem?.(problem);
      throw problem;
    }
    if (failed) options.onProblem?.(null);
    failed = false;
  }

  return {
    key,
    slot: async () => path.basename(await place(), '.json'),
    async read() {
      const found = await readDraftFile(await place());
      if (found.state === 'damaged') options.onDamaged?.(found.keptAs);
      return found.state === 'found' ? found.draft : null;
    },
    change(content) {
      if (unsaved === null) unsavedSince = performance.now();
      unsaved = content;
      schedule(Math.min(QUIET_MS, unsavedSince + LONGEST_MS - performance.now()));
    },
    flush: write,
    clear() {
      clearTimeout(timer);
      unsaved = null;
      texts++;
      return enqueue(async () => removeDraftFile(await place()));
    },
  };
}
