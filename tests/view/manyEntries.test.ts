/** Twenty years of entries: the window reads and draws only what is near. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal } from '../helpers/terminal.ts';

test('ten thousand entries: to the end and back, a stretch at a time', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(Array.from({ length: 10_000 }, (_, index) => `Entry number ${index}.`));
  const longest: number[] = [];
  const list = journal.list.bind(journal);
  journal.list = async (filter) => {
    const episodes = await list(filter);
    longest.push(episodes.length);
    return episodes;
  };
  const terminal = openTerminal({ home, journal, columns: 120, rows: 40 });
  await terminal.waitFor('10,000 entries');
  await terminal.type('G');
  await terminal.waitFor(/› .*Entry number 9999\./);
  await terminal.type('k', 'k');
  await terminal.waitFor(/› .*Entry number 9997\./);
  await terminal.type('g');
  await terminal.waitFor(/› .*Entry number 0\./);
  for (let page = 0; page < 20; page++) await terminal.type(KEYS.pageDown);
  await terminal.waitFor(/› .*Entry number 3\d\d\./);
  expect(Math.max(...longest)).toBeLessThanOrEqual(200);
  expect(longest.length).toBeLessThan(15);
});

test('keys that are held down are all counted', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(Array.from({ length: 1_000 }, (_, index) => `Entry number ${index}.`));
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('1,000 entries');
  for (let press = 0; press < 450; press++) terminal.stdin.write('j');
  await terminal.waitFor(/› .*Entry number 450\./);
});
