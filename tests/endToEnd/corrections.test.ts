import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testJournal, type TestJournal } from '../helpers/kith.ts';
import { KEYS, openWindow } from '../helpers/window.ts';

const entities = z.array(z.object({ name: z.string(), episodes: z.number() }));

/** Each name with the number of its entries. */
async function names(journal: TestJournal): Promise<Record<string, number>> {
  const found = entities.parse(await journal.json('entities'));
  return Object.fromEntries(found.map(({ name, episodes }) => [name, episodes]));
}

describe('corrections', () => {
  it('made in the window are in the graph, outlive a rebuild, and are taken back', { timeout: 120_000 }, async () => {
    const journal = await testJournal();
    await journal.kith('model', 'use', 'none');
    const window = openWindow(journal, { columns: 80, rows: 24 });
    await window.shows('Timeline');
    const added = { 'Robert Bell': 'Robert Bell came by', Tiny: 'Tiny rang at noon' };
    for (const [name, text] of Object.entries(added)) {
      await journal.kith('add', text);
      expect(await journal.kith('entity', name, 'add', 'person', '--in', 'last')).toMatchObject({ code: 0 });
    }
    expect(await names(journal)).toEqual({ 'Robert Bell': 1, Tiny: 1 });

    await window.shows('Tiny rang at noon');
    window.type('g');
    window.type(KEYS.enter);
    await window.shows('People');
    window.type('\t');
    await window.shows('› Tiny');
    window.type(KEYS.enter);
    await window.shows(/kith {2}Tiny/);
    window.type('m');
    await window.shows('is the same as');
    window.type('bell');
    await window.shows('› Robert Bell');
    window.type(KEYS.enter);
    await window.shows('u takes it back');
    await window.shows(/kith {2}Robert Bell +2 entries/);
    expect(await names(journal)).toEqual({ 'Robert Bell': 2 });
    expect(await journal.kith('rebuild')).toMatchObject({ code: 0 });
    expect(await names(journal)).toEqual({ 'Robert Bell': 2 });

    window.type('u');
    await window.shows('Taken back');
    await window.shows(/kith {2}Tiny +1 entry/);
    expect(await names(journal)).toEqual({ 'Robert Bell': 1, Tiny: 1 });
    window.type(KEYS.interrupt);
    await window.ended();
  });
});
