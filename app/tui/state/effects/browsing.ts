/** What a person does while looking through the journal: goes to a day, and does something with several entries at once. */
import { addDays, spanAround, type DaySpan } from '../../../../backend/calendar/days.ts';
import { readSpan } from '../../../../backend/calendar/readSpan.ts';
import { KithError } from '../../../../backend/errors.ts';
import type { Journal, Revision } from '../../../../backend/journal/Journal.ts';
import { bufferText } from '../../editor/buffer.ts';
import { countOf } from '../selectors/format.ts';
import { spanName } from '../selectors/spanWords.ts';
import { selectedDay } from '../selectors/timelineDay.ts';
import type { Notice } from '../State.ts';
import type { Store } from '../store.ts';
import { attempt } from './attempt.ts';
import type { JournalLink } from './JournalLink.ts';

export class BrowsingEffects {
  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
  ) {}

  /** Goes to the newest entry of the days that were typed, or to the last one before them. */
  async goToTyped(): Promise<void> {
    const { jump, today } = this.store.get();
    const typed = jump === null ? '' : bufferText(jump).trim();
    if (typed === '') return this.store.dispatch({ type: 'jumpTyping', typing: false });
    const span = readSpan(typed, today) ?? (await this.naturalDay(typed));
    if (span === null) return;
    await attempt(this.store, this.link, async (journal) => {
      this.store.dispatch({ type: 'jumpTyping', typing: false });
      await this.goTo(journal, span);
    });
  }

  /** Goes to the next day, week or month that has entries. */
  async goToSpan(which: 'older' | 'newer'): Promise<void> {
    const state = this.store.get();
    const day = selectedDay(state);
    if (day === null) return;
    const { unit } = state.calendar;
    const span = spanAround(day, unit);
    await attempt(this.store, this.link, async (journal) => {
      if (which === 'older') return this.goToPosition(journal, await journal.count({ from: span.from }));
      const newer = await journal.count({ from: addDays(span.to, 1) });
      const [next] = newer === 0 ? [] : await journal.list({ offset: newer - 1, limit: 1 });
      const last = next === undefined ? span.to : spanAround(next.date.slice(0, 10), unit).to;
      await this.goToPosition(journal, await journal.count({ from: addDays(last, 1) }));
    });
  }

  async deleteMany(ids: readonly string[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const done: string[] = [];
      try {
        for (const id of ids) {
          await journal.delete(id);
          done.push(id);
        }
      } finally {
        // What was deleted before a failure can be brought back, too.
        if (done.length > 0) this.store.dispatch({ type: 'manyDeleted', ids: done });
      }
    });
  }

  async restoreMany(ids: readonly string[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      for (const id of ids) await journal.restore(id);
      this.store.dispatch({ type: 'manyRestored', ids });
    });
  }

  async enrichMany(ids: readonly string[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      await journal.enrich({ ids: [...ids] });
      this.store.dispatch({ type: 'marksCleared' });
      this.tell({ tone: 'good', text: `${countOf(ids.length, 'entry', 'entries')} will be read again` });
    });
  }

  /** Writes entries into a Markdown file in the folder the window was started in. */
  async exportMany(ids: readonly string[]): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const { exportEntries } = await import('../../../exportEntries.ts');
      const entries = await journal.getMany(ids);
      const file = await exportEntries(entries, process.cwd(), this.store.get().today);
      this.store.dispatch({ type: 'marksCleared' });
      this.tell({ tone: 'good', text: `${countOf(entries.length, 'entry', 'entries')} written to ${file}` });
    });
  }

  /** Makes an earlier text the present one. What stands now stays among the earlier ones. */
  async bringBack(id: string, { text, date, zone }: Revision): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      const before = await journal.get(id);
      await journal.edit(id, { text, date: { date, zone } });
      const stood = { text: before.text, date: before.date, zone: before.zone };
      this.store.dispatch({ type: 'textBroughtBack', id, before: stood });
    });
  }

  async undoText(id: string, { text, date, zone }: { text: string; date: string; zone: string }): Promise<void> {
    await attempt(this.store, this.link, async (journal) => {
      await journal.edit(id, { text, date: { date, zone } });
      this.store.dispatch({ type: 'textUndone', id });
    });
  }

  /** Keeps the search that is typed, or forgets it when it is kept. */
  async keepSearch(): Promise<void> {
    const { search, kept } = this.store.get();
    const query = bufferText(search.field).trim();
    const keep = !kept.list.includes(query);
    await attempt(this.store, this.link, async (journal) => {
      await journal.keepSearch(query, keep);
      this.store.dispatch({ type: 'keptRead', at: kept.wanted, list: await journal.keptSearches() });
      this.tell({ tone: 'good', text: keep ? 'Kept: it stands here when nothing is typed' : 'No longer kept' });
    });
  }

  /** Days that only whole sentences tell, as "three days before christmas" does. */
  private async naturalDay(typed: string): Promise<DaySpan | null> {
    const { parseDay } = await import('../../../when.ts');
    try {
      const day = parseDay(typed, new Date(), 'The day');
      return { from: day, to: day };
    } catch (error) {
      if (!(error instanceof KithError)) throw error;
      this.tell({
        tone: 'bad',
        text: `No day: ${typed.slice(0, 40)} · try 14 march, last monday, 2024-03, 3 weeks ago`,
      });
      return null;
    }
  }

  private async goTo(journal: Journal, span: DaySpan): Promise<void> {
    const { today } = this.store.get();
    const [newer = 0, there = 0] = await journal.counts([{ from: addDays(span.to, 1) }, span]);
    await this.goToPosition(journal, newer);
    if (there > 0) return;
    this.tell({ tone: 'plain', text: `Nothing from ${spanName(span, today)}; this is the entry next to it` });
  }

  private async goToPosition(journal: Journal, position: number): Promise<void> {
    const total = await journal.count();
    this.store.dispatch({ type: 'timelineAt', position: Math.min(position, total - 1) });
  }

  private tell(notice: Notice): void {
    this.store.dispatch({ type: 'noticed', notice });
  }
}
