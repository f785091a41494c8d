/** What a person decides of proposals. Only what was on the screen is accepted: what changed since is left alone. */
import type { Proposal } from '../../../../backend/journal/Journal.ts';
import { isReady } from '../../../../backend/review/reviewSum.ts';
import { currentPlace } from '../reduce/places.ts';
import { countOf } from '../selectors/format.ts';
import { selectedProposal } from '../selectors/reviewList.ts';
import type { Store } from '../store.ts';
import { attempt } from './attempt.ts';
import type { JournalLink } from './JournalLink.ts';

const entries = (count: number): string => countOf(count, 'entry', 'entries');

export class ReviewEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  /** Does what the person was asked about. */
  async answer(): Promise<void> {
    const state = this.store.get();
    const { question, proposals } = state.review;
    const selected = selectedProposal(state);
    this.store.dispatch({ type: 'reviewAsked', question: null });
    switch (question) {
      case 'accept':
        return this.accept(selected === null ? [] : [selected]);
      case 'acceptAll':
        return this.accept((proposals ?? []).filter(isReady));
      case 'discard':
        return this.discard(selected === null ? [] : [selected]);
      case 'discardAll':
        return this.discard(proposals ?? []);
      case 'preview':
        return this.preview();
      case null:
        return undefined;
    }
  }

  private async accept(proposals: readonly Proposal[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.accept(proposals);
      this.leaveDifference(ids);
      this.tell(ids.length, `Accepted for ${entries(ids.length)}`);
    });
  }

  private async discard(proposals: readonly Proposal[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.discard(proposals);
      this.leaveDifference(ids);
      this.tell(ids.length, `Discarded for ${entries(ids.length)} · nothing was changed`);
    });
  }

  /** Has all entries read anew by the chosen model, beside what stands. */
  private async preview(): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.preview({ which: 'all' });
      this.tell(ids.length, `${entries(ids.length)} will be read anew · what would change appears here`);
    });
  }

  /** The open proposal is answered, and gone. */
  private leaveDifference(ids: readonly string[]): void {
    const place = currentPlace(this.store.get());
    if (place.name === 'difference' && ids.includes(place.id)) this.store.dispatch({ type: 'wentBack' });
  }

  /** The background, or another window, may have been faster than the person. */
  private tell(count: number, text: string): void {
    const notice =
      count === 0 ? { tone: 'plain' as const, text: 'There was nothing left to do' } : { tone: 'good' as const, text };
    this.store.dispatch({ type: 'noticed', notice });
  }
}
