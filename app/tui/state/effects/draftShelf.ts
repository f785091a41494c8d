/** The drafts that lie on disk, as the window lists them: looked for, thrown away, taken back. */
import { bringBackDraft, discardDraft, forgetDiscarded } from '../../../drafts/discard.ts';
import { listDrafts, type DraftSummary } from '../../../drafts/list.ts';
import { NEW } from '../../../drafts/slots.ts';
import type { Store } from '../store.ts';

export class DraftShelf {
  constructor(
    private readonly store: Store,
    private readonly home: string,
  ) {}

  /**
   * Looks which drafts there are. Never throws.
   * @param own the slot of the draft this window has just left
   */
  async look(own: string | null = null): Promise<void> {
    try {
      await forgetDiscarded(this.home);
      const list = (await listDrafts(this.home)).filter(({ held, text }) => !held && text.trim() !== '');
      this.store.dispatch({ type: 'draftsSeen', list, own });
      const line = list.find(({ key }) => key === NEW)?.text;
      this.store.dispatch({ type: 'draftLineSeen', line: firstLine(line ?? '') });
    } catch {
      // Where drafts cannot be read, writing one will say so.
      this.store.dispatch({ type: 'draftsSeen', list: [], own: null });
    }
  }

  /** Throws a draft away. Rejects when that fails. */
  async discard(draft: DraftSummary): Promise<void> {
    await discardDraft(this.home, draft);
    this.store.dispatch({ type: 'draftDiscarded', draft });
    await this.look(this.store.get().drafts.own);
  }

  /** Takes back what was thrown away last in this window. Rejects when that fails. */
  async bringBack(): Promise<void> {
    const { discarded, own } = this.store.get().drafts;
    if (discarded === null) return;
    await bringBackDraft(this.home, discarded);
    this.store.dispatch({ type: 'draftDiscarded', draft: null });
    await this.look(own);
  }

  /** Forgets a draft whose text another draft holds now. Rejects when that fails. */
  async takenOver(draft: DraftSummary): Promise<void> {
    await discardDraft(this.home, draft);
  }
}

/** The first line with something in it, or null. */
export function firstLine(text: string): string | null {
  return text.split('\n').find((line) => line.trim() !== '') ?? null;
}
