/** Says corrections to the journal and takes them back. Each tells in one line what is so now. */
import type { CorrectionRequest } from '../../../../backend/journal/Journal.ts';
import type { Store } from '../store.ts';
import { attempt } from './attempt.ts';
import type { JournalLink } from './JournalLink.ts';

export class CorrectionEffects {
  private busy = false;

  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  /**
   * @param follows the entity in whose place the result is shown from now on, or null when the window stays where it is
   * @param undoHint how it is taken back, in a few words
   */
  async correct(request: CorrectionRequest, follows: string | null, undoHint: string): Promise<void> {
    await this.once(async () => {
      await attempt(this.store, this.link, async (journal) => {
        const result = await journal.correct(request);
        this.store.dispatch({ type: 'corrected', follows, undoHint, result });
      });
    });
  }

  async undo(id: string): Promise<void> {
    await this.once(async () => {
      await attempt(this.store, this.link, async (journal) => {
        this.store.dispatch({ type: 'correctionUndone', correction: await journal.undoCorrection(id) });
      });
    });
  }

  /** A key pressed twice says it once. */
  private async once(change: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await change();
    } finally {
      this.busy = false;
    }
  }
}
