/** Keeps the text of the write screen as a draft on disk while it is written, and brings it back. */
import { ulid } from 'ulid';
import type { StoredDraft } from '../../../drafts/content.ts';
import type { Draft } from '../../../drafts/draft.ts';
import { openDraft } from '../../../drafts/draft.ts';
import { NEW, type SlotChoice } from '../../../drafts/slots.ts';
import { bufferText, cursorOffset } from '../../editor/buffer.ts';
import { isChanged } from '../reduce/writing.ts';
import type { Writing } from '../Writing.ts';
import type { Store } from '../store.ts';
import { DraftShelf, firstLine } from './draftShelf.ts';

export class Drafts {
  readonly shelf: DraftShelf;
  private draft: Draft | null = null;
  private kept: Pick<Writing, 'field' | 'date'> | null = null;
  /** the draft has been read, so the text may be written */
  private opened = false;
  private restoring: Promise<void> = Promise.resolve();
  /** the draft that was left last is on its way to the disk, or away from it */
  private leaving: Promise<unknown> = Promise.resolve();
  /** everything that is still at work on the disk */
  private working: Promise<unknown> = Promise.resolve();
  private readonly stop: () => void;
  private newEpisode = ulid();

  constructor(
    private readonly store: Store,
    private readonly home: string,
  ) {
    this.shelf = new DraftShelf(store, home);
    this.stop = store.onChange(() => this.keep());
  }

  /** The id that the new entry will have; its draft keeps it. */
  get episode(): string {
    return this.newEpisode;
  }

  /** Looks for drafts that earlier windows left. Never throws. */
  lookForNew(): Promise<void> {
    const looking = this.open(NEW, 'current')
      .read()
      .catch(() => null)
      .then(() => this.shelf.look());
    return this.track(looking);
  }

  /** Reads the draft of what is written now into the editor. Never throws. */
  restore(choice: SlotChoice = 'current'): Promise<void> {
    const { id } = this.store.get().writing;
    const draft = this.open(id ?? NEW, choice);
    this.draft = draft;
    this.newEpisode = ulid();
    this.opened = false;
    // What was left a moment ago must be on disk before it is looked for.
    this.restoring = this.leaving.then(() => this.readInto(draft));
    return this.track(this.restoring);
  }

  /** Forgets the draft, once its text is saved or given up. Never throws. */
  async clear(): Promise<void> {
    const removed = this.remove();
    void this.track(this.lookAfter(removed));
    await removed;
  }

  /** Leaves the write screen: an unchanged text needs no draft. Never throws. */
  leave(): Promise<void> {
    const { field, id } = this.store.get().writing;
    if (id === null) this.store.dispatch({ type: 'draftLeft', line: firstLine(bufferText(field)) });
    return this.track(this.lookAfter(this.settle()));
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

  /** Looks which drafts there are once a page is left. @param left resolves to the slot of a draft that stays */
  private lookAfter(left: Promise<string | null>): Promise<void> {
    this.leaving = left;
    return left.then((own) => this.shelf.look(own));
  }

  private async settle(): Promise<string | null> {
    const { draft, opened } = this;
    if (draft === null) return null;
    const { writing } = this.store.get();
    // What is written from now on is no business of this draft.
    this.draft = null;
    this.opened = false;
    try {
      const isLeft = opened ? isChanged(writing) : await this.joined(draft, writing);
      if (isLeft) await draft.flush();
      else if (opened) await draft.clear();
      return isLeft ? await draft.slot() : null;
    } catch {
      return null;
    }
  }

  /** The page was left before its draft had been read: what was typed comes after it. True when there is anything. */
  private async joined(draft: Draft, { field, original }: Writing): Promise<boolean> {
    const stored = await draft.read().catch(() => null);
    const text = bufferText(field);
    const typed = text.startsWith(original) ? text.slice(original.length) : '';
    if (typed === '') return stored !== null;
    const whole = (stored?.text ?? original) + typed;
    draft.change(() => ({ ...stored, text: whole, cursor: whole.length }));
    return true;
  }

  private async remove(): Promise<null> {
    const { draft } = this;
    this.draft = null;
    await draft?.clear().catch(() => undefined);
    return null;
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
    if (bufferText(writing.field) === (stored?.text ?? writing.original)) this.kept = writing;
    this.keep();
  }

  private take({ text, cursor, date, zone, dated, base_revision, episode }: StoredDraft): void {
    this.newEpisode = episode ?? this.newEpisode;
    const { writing } = this.store.get();
    const isChosen = dated === true;
    const about =
      (writing.id === null || isChosen) && date !== undefined && zone !== undefined ? { date, zone } : writing.date;
    this.store.dispatch({ type: 'draftOpened', text, cursor, date: about, dated: isChosen });
    if (base_revision === undefined || writing.revision === null || base_revision === writing.revision) return;
    this.notice('This entry was changed elsewhere after the draft was begun');
  }

  private keep(): void {
    const { draft, kept } = this;
    const { writing } = this.store.get();
    const { field, date, dated, id, revision } = writing;
    if (draft === null || !this.opened || (field === kept?.field && date === kept.date)) return;
    this.kept = writing;
    const base = revision === null ? {} : { base_revision: revision };
    const episode = id === null ? { episode: this.newEpisode } : {};
    const chosen = dated ? { dated } : {};
    draft.change(() => ({
      text: bufferText(field),
      cursor: cursorOffset(field),
      ...date,
      ...chosen,
      ...base,
      ...episode,
    }));
  }

  private open(key: string, choice: SlotChoice): Draft {
    return openDraft(this.home, key, {
      choice,
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
