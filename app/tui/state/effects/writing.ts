/** Writing and changing entries: begins, saves, leaves. "Saved" is said when the journal has said so, never before. */
import type { DraftSummary } from '../../../drafts/list.ts';
import { NEW, type SlotChoice } from '../../../drafts/slots.ts';
import { readTemplates } from '../../../templates/templates.ts';
import { describeError, KithError, NotFoundError } from '../../../../backend/errors.ts';
import type { Episode, EpisodeDetail, Journal } from '../../../../backend/journal/Journal.ts';
import { bufferText } from '../../editor/buffer.ts';
import { beginning } from '../DraftList.ts';
import { entryDateAt } from '../entryDate.ts';
import { currentPlace } from '../reduce/places.ts';
import type { Store } from '../store.ts';
import type { Drafts } from './drafts.ts';
import { echoOf } from './echo.ts';
import type { JournalLink } from './JournalLink.ts';

export class WritingEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
    readonly drafts: Drafts,
  ) {}

  /** Opens the write screen again on the entry whose save is under way; or on a draft, a new page, or asks which. */
  async beginNew(): Promise<void> {
    const { writing, drafts } = this.store.get();
    if (writing.saving !== 'no') return this.store.dispatch({ type: 'wentTo', place: { name: 'write' } });
    const begun = beginning(drafts);
    switch (begun.what) {
      case 'choose':
        return this.store.dispatch({ type: 'wentTo', place: { name: 'drafts' } });
      case 'draft':
        return this.goOn(begun.draft);
      case 'current':
      case 'fresh':
        return this.beginPage(begun.what);
    }
  }

  /** Opens a new page; with `current`, the draft that this window has comes into it. */
  async beginPage(choice: SlotChoice = 'fresh'): Promise<void> {
    const { writing, preferences } = this.store.get();
    if (writing.saving !== 'no') return;
    const date = entryDateAt(new Date(), preferences.dayStart);
    this.store.dispatch({ type: 'writingBegan', entry: null, date });
    this.open();
    await this.drafts.restore(choice);
  }

  /** Goes on with a draft: of a new entry, of a changed one, or what an own editor left. */
  async goOn(draft: DraftSummary): Promise<void> {
    if (this.store.get().writing.saving !== 'no') return;
    if (draft.key !== NEW) return this.goOnChanging(draft);
    await this.beginPage(draft.fromEditor ? 'fresh' : { slot: draft.slot });
    if (draft.fromEditor) await this.adopt(draft);
  }

  /** Opens the write screen on the open entry. */
  async beginEdit(): Promise<void> {
    const { entry, writing } = this.store.get();
    if (entry.detail === null || writing.saving !== 'no') return;
    await this.change(entry.detail, 'current');
  }

  /** Shows the templates to choose from. */
  async openTemplates(): Promise<void> {
    const list = await readTemplates(this.store.get().home);
    if (currentPlace(this.store.get()).name !== 'write') return;
    this.store.dispatch({ type: 'asideOpened', aside: { what: 'template', list, selected: 0 } });
  }

  /** Leaves the write screen; what is unsaved stays as a draft. */
  async leave(): Promise<void> {
    this.store.dispatch({ type: 'wentBack' });
    if (this.store.get().writing.saving === 'no') await this.drafts.leave();
  }

  /** Saves what is written, as soon as the journal is open. What is typed meanwhile is saved with it. */
  async save(): Promise<void> {
    const { writing } = this.store.get();
    if (writing.saving !== 'no') return;
    if (bufferText(writing.field).trim() === '') return this.fail('Nothing to save yet: write something first.');
    this.store.dispatch({ type: 'savingBegan', waiting: this.link.now() === null });
    const journal = await this.link.ready();
    try {
      const episode = await this.saveText(journal);
      await this.drafts.clear();
      this.store.dispatch({ type: 'saved', episode });
      if (episode.revision === 1) void this.tellEcho(journal, episode);
    } catch (error) {
      const nextStep = error instanceof KithError ? ` ${error.nextStep}` : ' Your text is kept as a draft.';
      this.fail(`Not saved: ${describeError(error)}${nextStep}`);
    }
  }

  /** Saves until nothing was typed while a save was under way. */
  private async saveText(journal: Journal): Promise<Episode> {
    const { id, date, dated } = this.store.get().writing;
    let saved: Episode | null = null;
    let sent: string | null = null;
    for (;;) {
      const text = bufferText(this.store.get().writing.field);
      if (saved !== null && text === sent) return saved;
      const existing: string | null = saved === null ? id : saved.id;
      saved =
        existing === null
          ? await journal.add(text, date, this.drafts.episode)
          : await journal.edit(existing, dated ? { text, date } : { text });
      sent = text;
    }
  }

  /** A journal that is busy, or gone again, brings nothing back to mind; that is no failure. */
  private async tellEcho(journal: Journal, episode: Episode): Promise<void> {
    const text = await echoOf(journal, episode, this.store.get().today).catch(() => null);
    if (text !== null) this.store.dispatch({ type: 'echoed', id: episode.id, text });
  }

  private open(): void {
    const under = currentPlace(this.store.get()).name === 'drafts';
    if (under) this.store.dispatch({ type: 'wentBack' });
    this.store.dispatch({ type: 'wentTo', place: { name: 'write' } });
  }

  private async change(entry: EpisodeDetail, choice: SlotChoice): Promise<void> {
    const { date, zone } = entry;
    this.store.dispatch({ type: 'writingBegan', entry, date: { date, zone } });
    this.open();
    await this.drafts.restore(choice);
  }

  /** Opens the entry that a draft changes; if there is no such entry any more, its text becomes a new one. */
  private async goOnChanging(draft: DraftSummary): Promise<void> {
    const journal = this.link.now();
    if (journal === null) {
      const text = 'The journal is not open yet; then the entry can be changed';
      return this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text } });
    }
    try {
      await this.change(await journal.get(draft.key), { slot: draft.slot });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      await this.beginPage();
      await this.adopt(draft);
    }
  }

  /** Takes over a text whose own draft cannot be gone on with, and forgets that one. */
  private async adopt(draft: DraftSummary): Promise<void> {
    const { date } = this.store.get().writing;
    this.store.dispatch({ type: 'draftOpened', text: draft.text, cursor: draft.cursor, date, dated: false });
    await this.drafts.flush();
    await this.drafts.shelf.takenOver(draft);
  }

  private fail(problem: string): void {
    this.store.dispatch({ type: 'savingFailed', problem });
  }
}
