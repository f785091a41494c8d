/** Keeps the text of the write screen as a draft on disk while it is written, and brings it back. */
import { ulid } from 'ulid';
import type { StoredDraft } from '../../../drafts/content.ts';
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
  /** the draft has been read, so the text may be written */
  private opened = false;
  private restoring: Promise<void> = Promise.resolve();
  /** everything that is still at work on the disk */
  private working: Promise<unknown> = Promise.resolve();
  private readonly stop: () => void;
  private newEpisode = ulid();

  constructor(
    private readonly store: Store,
    private readonly home: string,
  ) {
    this.stop = store.onChange(() => this.keep());
  }

  /** The id that the new entry will have; its draft keeps it. */
  get episode(): string {
    return this.newEpisode;
  }

  /** Looks for the draft of a new entry that an earlier window left. Never throws. */
  lookForNew(): Promise<void> {
    const looking = this.open(NEW)
      .read()
      .catch(() => null)
      .then((stored) => this.store.dispatch({ type: 'draftLineSeen', line: firstLine(stored?.text ?? '') }));
    return this.track(looking);
  }

  /** Reads the draft of what is written now into the editor. Never throws. */
  restore(): Promise<void> {
    const { id } = this.store.get().writing;
    const draft = this.open(id ?? NEW);
    this.draft = draft;
    this.newEpisode = ulid();
    this.opened = false;
    this.restoring = this.readInto(draft);
    return this.track(this.restoring);
  }

  /** Forgets the draft, once its text is saved or given up. Never throws. */
  clear(): Promise<void> {
    return this.track(this.remove());
  }

  /** Leaves the write screen: an unchanged text needs no draft. Never throws. */
  leave(): Promise<void> {
    return this.track(this.settle());
  }

  /** Writes what is not on disk yet, and waits for whatever else is under way there. Never throws. */
  async flush(): Promise<void> {
    await this.working;
    await this.draft?.flush().catch(() => undefined);
  }

  close(): void {
    this.stop();
  }

  private track(work: Promise<void>): Promise<void> {
    this.working = Promise.all([this.working, work]);
    return work;
  }

  private async settle(): Promise<void> {
    const { draft } = this;
    // Nobody knows what is unchanged before the draft has been read.
    await this.restoring;
    if (draft === null || this.draft !== draft) return;
    const { writing } = this.store.get();
    if (!isChanged(writing)) return this.remove();
    if (writing.id === null) this.store.dispatch({ type: 'draftLineSeen', line: firstLine(bufferText(writing.field)) });
    await draft.flush().catch(() => undefined);
  }

  private async remove(): Promise<void> {
    const { draft } = this;
    this.draft = null;
    await draft?.clear().catch(() => undefined);
    if (draft?.key === NEW) this.store.dispatch({ type: 'draftLineSeen', line: null });
  }

  private async readInto(draft: Draft): Promise<void> {
    const stored = await draft.read().catch((error: unknown) => {
      this.tellProblem(error);
      return null;
    });
    if (this.draft !== draft) return;
    if (stored !== null) this.take(stored);
    this.opened = true;
    const { writing } = this.store.get();
    if (bufferText(writing.field) === (stored?.text ?? writing.original)) this.kept = writing.field;
    this.keep();
  }

  private take({ text, cursor, date, zone, base_revision, episode }: StoredDraft): void {
    this.newEpisode = episode ?? this.newEpisode;
    const { writing } = this.store.get();
    const about = writing.id === null && date !== undefined && zone !== undefined ? { date, zone } : writing.date;
    this.store.dispatch({ type: 'draftOpened', text, cursor, date: about });
    if (base_revision === undefined || writing.revision === null || base_revision === writing.revision) return;
    this.notice('This entry was changed elsewhere after the draft was begun');
  }

  private keep(): void {
    const { draft } = this;
    const { field, date, id, revision } = this.store.get().writing;
    if (draft === null || !this.opened || field === this.kept) return;
    this.kept = field;
    const base = revision === null ? {} : { base_revision: revision };
    const episode = id === null ? { episode: this.newEpisode } : {};
    draft.change(() => ({ text: bufferText(field), cursor: cursorOffset(field), ...date, ...base, ...episode }));
  }

  private open(key: string): Draft {
    return openDraft(this.home, key, {
      onProblem: (error) => error !== null && this.tellProblem(error),
      onDamaged: (keptAs) => this.notice(`A damaged draft was put aside as ${keptAs}`),
    });
  }

  private tellProblem(error: unknown): void {
    this.notice(`The draft cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
  }

  private notice(text: string): void {
    this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text } });
  }
}

/** The first line with something in it, or null. */
function firstLine(text: string): string | null {
  return text.split('\n').find((line) => line.trim() !== '') ?? null;
}
