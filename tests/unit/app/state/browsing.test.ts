/** The strip over the timeline, marks, what is typed into the search, and what a day that is typed means. */
import { describe, expect, test } from 'vitest';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import { isDue } from '../../../../app/tui/state/reduce/reading.ts';
import { chosenEntries } from '../../../../app/tui/state/selectors/browsingAbilities.ts';
import { pageOf, spansOfPage } from '../../../../app/tui/state/selectors/calendarPage.ts';
import { heatRows } from '../../../../app/tui/state/selectors/heatStrip.ts';
import { lineCells, type Line } from '../../../../app/tui/state/selectors/line.ts';
import { completedSearch, filterChoices, searchAnswer } from '../../../../app/tui/state/selectors/searchView.ts';
import { spanName } from '../../../../app/tui/state/selectors/spanWords.ts';
import { jumpMeaning } from '../../../../app/tui/state/selectors/timelineHead.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { after, fresh, READY, stretch } from './states.ts';

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

function typed(text: string, state = fresh()): State {
  const there = after(state, READY, { type: 'wentTo', place: { name: 'search' } });
  return after(there, { type: 'edited', field: 'search', buffer: createBuffer(text) });
}

describe('the strip', () => {
  test('has the days of the month, the weeks of the year, the months of four years', () => {
    expect(spansOfPage('2024-02-10', 'day')).toHaveLength(29);
    const weeks = spansOfPage('2026-11-23', 'week');
    expect([weeks[0]?.from, weeks.at(-1)?.to]).toEqual(['2025-12-29', '2027-01-03']);
    const months = spansOfPage('2026-11-23', 'month');
    expect([months.length, months[0]?.from, months.at(-1)?.to]).toEqual([48, '2024-01-01', '2027-12-31']);
    expect(pageOf('2026-11-01', 'day')).toBe(pageOf('2026-11-30', 'day'));
    expect(pageOf('2026-11-01', 'day')).not.toBe(pageOf('2026-11-01', 'week'));
  });

  test('follows the selected entry, is read once for a page, and again for another unit', () => {
    const state = after(fresh(), READY, stretch(3, 0, 3));
    const { wanted, page } = state.calendar;
    expect(page).toBe('day 2026-11');
    const read = after(state, { type: 'calendarRead', at: wanted, page: page ?? '', counts: [1, 2] });
    expect(isDue(read.calendar)).toBe(false);
    expect(isDue(after(read, { type: 'moved', motion: 'down' }).calendar)).toBe(false);
    const weeks = after(read, { type: 'unitTurned' });
    expect(weeks.calendar).toMatchObject({ unit: 'week', page: 'week 2026', counts: [] });
    expect(isDue(weeks.calendar)).toBe(true);
    const late = after(weeks, { type: 'calendarRead', at: wanted, page: page ?? '', counts: [9] });
    expect(late.calendar.counts).toEqual([]);
  });

  test.each([76, 60, 38, 20])('is never wider than %i cells, and shows the selected day', (width) => {
    for (const unit of ['day', 'week', 'month'] as const) {
      const spans = spansOfPage('2026-11-23', unit);
      const counts = spans.map((_, at) => at % 6);
      const calendar = { ...fresh().calendar, unit, page: 'x', spans, counts };
      const rows = heatRows(calendar, '2026-11-23', '2026-11-23', width);
      for (const row of rows) expect(lineCells(row)).toBeLessThanOrEqual(width);
      expect(rows[0]?.filter(({ token }) => token === 'chosen')).toHaveLength(1);
    }
  });

  test('says nothing of days to come', () => {
    const spans = spansOfPage('2026-11-23', 'day');
    const calendar = { ...fresh().calendar, page: 'x', spans, counts: spans.map(() => 0) };
    const [cells] = heatRows(calendar, '2026-11-23', '2026-11-23', 76);
    expect(textOf(cells ?? []).split('·').length - 1).toBe(23);
  });
});

test('a stretch of days is called by its shortest name', () => {
  const called = (from: string, to: string): string => spanName({ from, to }, '2026-11-23');
  expect(called('2025-03-14', '2025-03-14')).toBe('Friday 14 March 2025');
  expect(called('2025-03-01', '2025-03-31')).toBe('March 2025');
  expect(called('2025-01-01', '2025-12-31')).toBe('2025');
  expect(called('2026-11-16', '2026-11-22')).toBe('Monday 16 November to Sunday 22 November');
});

describe('marks', () => {
  test('go on to the next entry, are taken back, and are what commands are about', () => {
    const state = after(fresh(), READY, stretch(3, 0, 3));
    expect(chosenEntries(state)).toEqual(['e0']);
    const two = after(state, { type: 'marked', id: 'e0' }, { type: 'marked', id: 'e1' });
    expect([...two.marked]).toEqual(['e0', 'e1']);
    expect(two.timeline.selectedId).toBe('e2');
    expect(chosenEntries(two)).toEqual(['e0', 'e1']);
    expect([...after(two, { type: 'marked', id: 'e0' }).marked]).toEqual(['e1']);
    expect(after(two, { type: 'marksCleared' }).marked.size).toBe(0);
  });

  test('deleted together they come back together', () => {
    const deleted = after(fresh(), READY, stretch(3, 0, 3), { type: 'manyDeleted', ids: ['e0', 'e1'] });
    expect(deleted).toMatchObject({ undo: [{ what: 'entries', ids: ['e0', 'e1'] }] });
    expect(deleted.notice?.text).toBe('Deleted 2 entries · u brings them back');
    const [undo] = deleted.undo;
    expect(undo?.what === 'entries' && after(deleted, { type: 'manyRestored', ids: undo.ids }).undo).toEqual([]);
  });
});

describe('the search', () => {
  const person = (name: string, type: EntitySummary['type'] = 'person'): EntitySummary => ({
    id: name,
    name,
    type,
    aliases: [],
    episodes: 1,
    mentions: 1,
    first: null,
    last: null,
  });
  const known = after(fresh(), {
    type: 'namesRead',
    at: 1,
    list: [person('Priya Raman'), person('Anna'), person('Café Luna', 'place')],
  });

  test('completes names of the right kind, tags and states', () => {
    expect(filterChoices(typed('rain with:pri', known))).toEqual(['Priya Raman']);
    expect(completedSearch(typed('rain with:pri', known))).toBe('rain with:"Priya Raman" ');
    expect(completedSearch(typed('with:"raman', known))).toBe('with:"Priya Raman" ');
    expect(completedSearch(typed('in:luna', known))).toBe('in:"Café Luna" ');
    expect(filterChoices(typed('in:pri', known))).toEqual([]);
    expect(completedSearch(typed('is:p', known))).toBe('is:pending ');
    const tagged = after(known, { type: 'tagsRead', at: 1, list: [{ tag: 'garden', entries: 2 }] });
    expect(completedSearch(typed('#gar', tagged))).toBe('#garden ');
    expect(completedSearch(typed('tag:g', tagged))).toBe('tag:garden ');
    expect(completedSearch(typed('lunch', tagged))).toBeNull();
  });

  test('says what is wrong with a filter, or still missing', () => {
    const said = (text: string): Line => searchAnswer(typed(text), 200);
    expect(said('wiht:priya ')[0]).toMatchObject({ token: 'bad' });
    expect(textOf(said('wiht:priya '))).toContain('There is no filter wiht:');
    expect(said('from:20')[0]).toMatchObject({ token: 'dim' });
    expect(textOf(said(''))).toContain('with:NAME');
  });
});

describe('a day that is typed', () => {
  test('is left behind by whoever goes elsewhere', () => {
    const typing = after(fresh(), READY, stretch(3, 0, 3), { type: 'jumpTyping', typing: true });
    expect(after(typing, { type: 'wentTo', place: { name: 'search' } }, { type: 'wentBack' }).jump).toBeNull();
  });

  const meant = (text: string): Line => jumpMeaning({ jump: createBuffer(text), today: '2026-11-23' }, 70);

  test('is told before it is gone to', () => {
    expect(textOf(meant('14 march 2025'))).toBe('Friday 14 March 2025');
    expect(textOf(meant('last week'))).toBe('Monday 16 November to Sunday 22 November');
    expect(meant('soon')[0]).toMatchObject({ token: 'dim' });
  });
});
