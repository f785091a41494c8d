/** What a person does to entries and settings, other than writing. Each tells how it went. */
import { countOf } from '../selectors/format.ts';
import type { Store } from '../store.ts';
import { attempt } from './attempt.ts';
import type { JournalLink } from './JournalLink.ts';

export class EntryEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  async delete(id: string): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      await journal.delete(id);
      this.store.dispatch({ type: 'deleted', id });
    });
  }

  /** Brings back what was deleted. */
  async restore(id: string): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      await journal.restore(id);
      this.store.dispatch({ type: 'restored', id });
    });
  }

  /** Has one entry read again. */
  async enrich(id: string): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      await journal.enrich({ ids: [id] });
      const { inferenceEnabled = true } = this.store.get().settings.values ?? {};
      this.notice(inferenceEnabled ? 'Will be read again' : 'Will be read again when inference is on');
    });
  }

  /** Has all entries that need attention read again. */
  async enrichFailed(): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.enrich({ which: 'failed' });
      this.notice(`${countOf(ids.length, 'entry', 'entries')} will be read again`);
    });
  }

  /** The one switch: turns the reading by the model on or off. */
  async switchInference(): Promise<void> {
    const { values } = this.store.get().settings;
    if (values === null) return;
    await attempt(this.store, this.link, (journal) => journal.setInference(!values.inferenceEnabled));
  }

  private notice(text: string): void {
    this.store.dispatch({ type: 'noticed', notice: { tone: 'good', text } });
  }
}
