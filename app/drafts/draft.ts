/** Keeps what is being written on disk while it is written: a killed window loses at most its last second. */
import type { DraftContent, StoredDraft } from './content.ts';
import { draftPath, readDraftFile, removeDraftFile, writeDraftFile } from './files.ts';

/** Written this long after the last change, … */
const QUIET_MS = 250;
/** … and at least this often while changes keep coming. */
const LONGEST_MS = 1000;

export interface DraftOptions {
  /** hears of a write that failed, and with null of the first one that works again */
  onProblem?: (error: Error | null) => void;
}

export interface Draft {
  readonly key: string;
  /** What an earlier window left, or null. A damaged file is kept under another name. */
  read(): Promise<StoredDraft | null>;
  /** Notes a change; it is asked for its content only when it is written. Never waits, never throws. */
  change(content: () => DraftContent): void;
  /** Writes at once what is not written yet. Rejects when that fails. */
  flush(): Promise<void>;
  /** Forgets the draft, once its text is saved elsewhere. */
  clear(): Promise<void>;
}

/** @param key `new`, or the id of the episode that is edited */
export function openDraft(home: string, key: string, options: DraftOptions = {}): Draft {
  const file = draftPath(home, key);
  let unsaved: (() => DraftContent) | null = null;
  let unsavedSince = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;
  let failed = false;

  function schedule(): void {
    clearTimeout(timer);
    const wait = Math.min(QUIET_MS, unsavedSince + LONGEST_MS - performance.now());
    timer = setTimeout(() => void write().catch(() => undefined), Math.max(0, wait));
    // A draft alone keeps no process running; quitting calls flush().
    timer.unref();
  }

  /** Writes until nothing is unsaved; one write at a time, however many ask. */
  function write(): Promise<void> {
    clearTimeout(timer);
    writing ??= writeAll().finally(() => {
      writing = null;
    });
    return writing;
  }

  async function writeAll(): Promise<void> {
    while (unsaved !== null) {
      const content = unsaved;
      unsaved = null;
      try {
        await writeDraftFile(file, JSON.stringify({ ...content(), saved_at: new Date().toISOString() }));
        if (failed) options.onProblem?.(null);
        failed = false;
      } catch (error) {
        unsaved ??= content;
        failed = true;
        const problem = error instanceof Error ? error : new Error(String(error));
        options.onProblem?.(problem);
        throw problem;
      }
    }
  }

  return {
    key,
    read: () => readDraftFile(file),
    change(content) {
      if (unsaved === null) unsavedSince = performance.now();
      unsaved = content;
      schedule();
    },
    flush: write,
    async clear() {
      clearTimeout(timer);
      unsaved = null;
      await writing?.catch(() => undefined);
      await removeDraftFile(file);
    },
  };
}
