/** What a person does to the work of the background. Each is undone by another: what is held can be given back. */
import type { Job } from '../selectors/jobList.ts';
import { countOf } from '../selectors/format.ts';
import type { Store } from '../store.ts';
import { attempt } from './attempt.ts';
import type { JournalLink } from './JournalLink.ts';

const entries = (count: number): string => countOf(count, 'entry', 'entries');

export class JobEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  /** Has a failed, held or waiting entry read again, with fresh attempts. */
  async retry({ episode, item }: Job): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids =
        item?.preview === true
          ? await journal.preview({ ids: [episode] }, item.model ?? undefined)
          : await journal.enrich({ ids: [episode] });
      this.tell(ids.length, 'It waits to be read again');
    });
  }

  /** Puts one entry aside, even while it is being read. */
  async cancel({ episode }: Job, backKey: string): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.cancel({ ids: [episode] });
      this.tell(ids.length, `Held · ${backKey} has it read again`);
    });
  }

  /** Puts everything aside that runs or waits. */
  async cancelAll(backKey: string): Promise<void> {
    this.store.dispatch({ type: 'holdAllAsked', asking: false });
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.cancel({ which: 'all' });
      this.tell(ids.length, `${entries(ids.length)} held · ${backKey} resumes them`);
    });
  }

  /** Gives all held entries back to where they waited. */
  async resumeHeld(): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.enrich({ which: 'held' });
      this.tell(ids.length, `${entries(ids.length)} will be read`);
    });
  }

  /** Lets one entry go before the others. */
  async raise({ episode }: Job): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const ids = await journal.raise([episode]);
      this.tell(ids.length, 'It goes before the others');
    });
  }

  /** The background may have been faster than the person. */
  private tell(count: number, text: string): void {
    const notice =
      count === 0 ? { tone: 'plain' as const, text: 'There was nothing left to do' } : { tone: 'good' as const, text };
    this.store.dispatch({ type: 'noticed', notice });
  }
}
