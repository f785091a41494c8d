/** What a person does to entries and settings, other than writing. Each tells how it went. */
import { describeError, KithError } from '../../../../backend/errors.ts';
import type { Journal } from '../../../../backend/journal/Journal.ts';
import { countOf } from '../selectors/format.ts';
import type { Store } from '../store.ts';
import type { JournalLink } from './JournalLink.ts';

export class EntryEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  async delete(id: string): Promise<void> {
    await this.attempt(async (journal) => {
      await journal.delete(id);
      this.store.dispatch({ type: 'deleted', id });
    });
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<void> {
    const id = this.store.get().undo;
    if (id === null) return;
    await this.attempt(async (journal) => {
      await journal.restore(id);
      this.store.dispatch({ type: 'restored', id });
    });
  }

  /** Has one entry read again. */
  async enrich(id: string): Promise<void> {
    await this.attempt(async (journal) => {
      await journal.enrich({ ids: [id] });
      const { inferenceEnabled = true } = this.store.get().settings.values ?? {};
      this.notice(inferenceEnabled ? 'Will be read again' : 'Will be read again when inference is on');
    });
  }

  /** Has all entries that need attention read again. */
  async enrichFailed(): Promise<void> {
    await this.attempt(async (journal) => {
      const ids = await journal.enrich({ which: 'failed' });
      this.notice(`${countOf(ids.length, 'entry', 'entries')} will be read again`);
    });
  }

  /** The one switch: turns the reading by the model on or off. */
  async switchInference(): Promise<void> {
    const { values } = this.store.get().settings;
    if (values === null) return;
    await this.attempt((journal) => journal.setInference(!values.inferenceEnabled));
  }

  /** Runs a change if the journal is open, and tells of a failure. */
  private async attempt(change: (journal: Journal) => Promise<void>): Promise<void> {
    const journal = this.link.now();
    if (journal === null) {
      return this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: 'The journal is not open yet' } });
    }
    try {
      await change(journal);
    } catch (error) {
      const nextStep = error instanceof KithError ? ` · ${error.nextStep}` : '';
      const text = `${describeError(error)}${nextStep}`;
      this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text } });
    }
  }

  private notice(text: string): void {
    this.store.dispatch({ type: 'noticed', notice: { tone: 'good', text } });
  }
}
