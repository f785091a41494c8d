/** The background shows itself: names appear in the open entry, other windows' entries in the timeline. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const LUNCH = 'Lunch with Priya at Café Luna in Lisbon, she starts at Siemens on Monday.';

async function savedLunch(columns: number, rows: number): Promise<{ terminal: TestTerminal; id: string }> {
  const terminal = openTerminal({ home: await temporaryHome(), columns, rows });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n', LUNCH, KEYS.ctrlS);
  await terminal.waitFor('Saved');
  const [id = ''] = [...terminal.journal.episodes.keys()];
  return { terminal, id };
}

test.each([
  [80, 24],
  [120, 40],
  [40, 15],
])('names and relations appear by themselves at %i×%i', async (columns, rows) => {
  const { terminal, id } = await savedLunch(columns, rows);
  const { journal } = terminal;
  await terminal.waitFor('waiting to be read');
  journal.setActivity({ state: 'reading', episode: id, stage: 'nodes' }, 'claimed');
  await terminal.waitFor('reading…');
  journal.finishNodes(id, { Priya: 'person', Lisbon: 'place', Siemens: 'organization' });
  await terminal.waitFor(rows >= 24 ? 'reading how they relate…' : 'Places');
  expect(terminal.screen()).toMatch(/People[^]*Priya[^]*Places/);
  journal.finishEdges(id, [['Priya', 'works_at', 'Siemens']]);
  journal.setActivity({ state: 'idle', episode: null, finished: 0 });
  await terminal.waitUntilGone('reading how');
  if (rows >= 24) await terminal.waitFor(/Relations\s+Priya works at/);
});

test('the status line counts entries, and goes back to idle', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('idle');
  const added = [await journal.add('one'), await journal.add('two'), await journal.add('three')];
  await terminal.waitFor('3 entries');
  journal.setActivity({ state: 'loading' }, 'model_loading');
  await terminal.waitFor('loading the model');
  journal.setActivity({ state: 'reading', episode: added[0]?.id ?? null }, 'claimed');
  await terminal.waitFor('reading 1 of 3');
  for (const { id } of added.slice(0, 2)) {
    journal.finishNodes(id, {});
    journal.finishEdges(id, []);
  }
  await terminal.waitFor('reading 3 of 3');
  journal.needAttention(added[2]?.id ?? '', 'no usable answer');
  journal.setActivity({ state: 'unloading', episode: null }, 'model_unloading');
  await terminal.waitFor('unloading the model · 1 needs attention');
  journal.setActivity({ state: 'idle' });
  await terminal.waitFor('idle · 1 needs attention');
  await terminal.type('g', KEYS.enter);
  await terminal.waitFor('could not be read: no');
});

test('nothing is drawn while nothing happens', async () => {
  const home = await temporaryHome();
  const terminal = openTerminal({ home });
  await terminal.waitFor('idle');
  const { length } = terminal.bytes;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(terminal.bytes.length).toBe(length);
});

test('an entry of another window appears, and the selection stays where it was', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(['Mine', 'Older'], new Date(Date.now() - 3_600_000));
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('Older');
  await terminal.type(KEYS.down);
  await terminal.waitFor(/› .*Older/);
  await journal.add('From the other window');
  await terminal.waitFor('From the other window');
  expect(terminal.rowWith('Older')).toContain('›');
  expect(terminal.screen()).toContain('3 entries');
});

test('the cursor stays in the text while the status line turns', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n');
  await terminal.waitFor('New entry');
  await terminal.type('abc');
  await terminal.waitFor('abc');
  const before = terminal.cursor;
  terminal.journal.setActivity({ state: 'reading', episode: 'other' }, 'claimed');
  await terminal.waitFor('⠹');
  expect(terminal.cursor).toEqual(before);
  expect(terminal.bytes.lastIndexOf('\u001B[?25h')).toBeGreaterThan(terminal.bytes.lastIndexOf('\u001B[?25l'));
});
