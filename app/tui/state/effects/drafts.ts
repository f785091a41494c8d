/** Keeps the text of the write screen as a draft on disk while it is written, and brings it back. */
import type { Draft } from '../../../drafts/draft.ts';
import { openDraft } from '../../../drafts/draft.ts';
import { bufferText, cursorOffset } from '../../editor/buffer.ts';
import { isChanged } from '../reduce/writing.ts';
import type { Writing } from '../State.ts';
import type { Store } from '../store.ts';

const NEW = 'new';

export class Drafts {
  private draft: Draft | null = null;
  private kept: Writing['field'] | null = null;
  private readonly stop: () => void;

  constructor(
    private readonly store: Store,
    private readonly home: string,
  ) {
    this.stop = store.onChange(() => this.keep());
  }

  /** Looks for the draft of a new entry that an earlier window left. */
  async lookForNew(): Promise<void> {
    const stored = await this.open(NEW)
      .read()
      .catch(() => null);
    this.store.dispatch({ type: 'draftLineSeen', line: firstLine(stored?.text ?? '') });
  }

  /** Reads the draft of what is written now into the editor. */
  async restore(): Promise<void> {
    const { id } = this.store.get().writing;
    const draft = this.open(id ?? NEW);
    this.draft = draft;
    const stored = await draft.read().catch((error: unknown) => {
      this.tellProblem(error);
      return null;
    });
    if (this.draft !== draft) return;
    this.store.dispatch({ type: 'draftOpened', text: stored?.text ?? null, cursor: stored?.cursor ?? null });
    this.kept = this.store.get().writing.field;
  }

  /** Writes what is not on disk yet. Never throws. */
  async flush(): Promise<void> {
    await this.draft?.flush().catch(() => undefined);
  }

  /** Forgets the draft, once its text is saved or given up. Never throws. */
  async clear(): Promise<void> {
    const { draft } = this;
    this.draft = null;
    await draft?.clear().catch(() => undefined);
    if (draft?.key === NEW) this.store.dispatch({ type: 'draftLineSeen', line: null });
  }

  /** Leaves the write screen: an unchanged text needs no draft. */
  async leave(): Promise<void> {
    const { writing } = this.store.get();
    if (!isChanged(writing)) return this.clear();
    if (writing.id === null) this.store.dispatch({ type: 'draftLineSeen', line: firstLine(bufferText(writing.field)) });
    await this.flush();
  }

  close(): void {
    this.stop();
  }

  private keep(): void {
    const { draft } = this;
    const { field, date, draft: phase } = this.store.get().writing;
    if (draft === null || phase !== 'open' || field === this.kept) return;
    this.kept = field;
    draft.change(() => ({ text: bufferText(field), cursor: cursorOffset(field), ...date }));
  }

  private open(key: string): Draft {
    return openDraft(this.home, key, { onProblem: (error) => error !== null && this.tellProblem(error) });
  }

  private tellProblem(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: `The draft cannot be kept: ${reason}` } });
  }
}

/** The first line with something in it, or null. */
function firstLine(text: string): string | null {
  return text.split('\n').find((line) => line.trim() !== '') ?? null;
}
