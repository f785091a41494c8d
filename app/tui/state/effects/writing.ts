/** Writing and changing entries: begins, saves, leaves. "Saved" is said when the journal has said so, never before. */
import { describeError, KithError } from '../../../../backend/errors.ts';
import { episodeDateAt } from '../../../../backend/journal/dates.ts';
import type { Episode, Journal } from '../../../../backend/journal/Journal.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { Store } from '../store.ts';
import type { Drafts } from './drafts.ts';
import type { JournalLink } from './JournalLink.ts';

export class WritingEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
    private readonly drafts: Drafts,
  ) {}

  /** Opens the write screen for a new entry, or again on the one whose save is still under way. */
  async beginNew(): Promise<void> {
    if (this.store.get().writing.saving === 'no') {
      this.store.dispatch({ type: 'writingBegan', entry: null, date: episodeDateAt(new Date()) });
      this.store.dispatch({ type: 'wentTo', place: { name: 'write' } });
      await this.drafts.restore();
      return;
    }
    this.store.dispatch({ type: 'wentTo', place: { name: 'write' } });
  }

  /** Opens the write screen on the open entry. */
  async beginEdit(): Promise<void> {
    const { entry, writing } = this.store.get();
    if (entry.detail === null || writing.saving !== 'no') return;
    const { date, zone } = entry.detail;
    this.store.dispatch({ type: 'writingBegan', entry: entry.detail, date: { date, zone } });
    this.store.dispatch({ type: 'wentTo', place: { name: 'write' } });
    await this.drafts.restore();
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
    } catch (error) {
      const nextStep = error instanceof KithError ? ` ${error.nextStep}` : ' Your text is kept as a draft.';
      this.fail(`Not saved: ${describeError(error)}${nextStep}`);
    }
  }

  /** Saves until nothing was typed while a save was under way. */
  private async saveText(journal: Journal): Promise<Episode> {
    const { id, date } = this.store.get().writing;
    let saved: Episode | null = null;
    let sent: string | null = null;
    for (;;) {
      const text = bufferText(this.store.get().writing.field);
      if (saved !== null && text === sent) return saved;
      const existing: string | null = saved === null ? id : saved.id;
      saved =
        existing === null ? await journal.add(text, date, this.drafts.episode) : await journal.edit(existing, { text });
      sent = text;
    }
  }

  private fail(problem: string): void {
    this.store.dispatch({ type: 'savingFailed', problem });
  }
}
