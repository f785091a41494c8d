/** The list of all commands: found by typing, done where it was opened, with the keys that would have done it. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const CTRL_P = '\u0010';

async function opened(columns = 80, rows = 24): Promise<TestTerminal> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(['Tea with Lena by the canal.', 'Priya called from Lisbon.']);
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('2 entries');
  return terminal;
}

test('a command is found by a few letters, and its key stands beside it', async () => {
  const terminal = await opened();
  await terminal.type(CTRL_P);
  await terminal.waitFor('What would you like to do?');
  expect(terminal.rowWith('Move the entry to the trash')).toMatch(/delete .* d$/);
  await terminal.type('jo');
  await terminal.waitUntilGone('Move the entry');
  expect(terminal.rowWith('› jobs')).toMatch(/ J$/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/kith {2}Jobs/);
  await terminal.type(KEYS.escape);
  await terminal.waitFor('2 entries');
});

test('a word of the explanation finds a command too, also one that has no key', async () => {
  const terminal = await opened();
  await terminal.type(CTRL_P, 'trash');
  await terminal.waitFor(/› (delete|trash)/);
  await terminal.type(KEYS.escape, CTRL_P, 'mouse');
  await terminal.waitFor('› mouse on/off');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('2 entries');
});

test('it opens over an unfinished text, which stays as it is', async () => {
  const terminal = await opened();
  await terminal.type('n', 'Half a tho', CTRL_P);
  await terminal.waitFor('Save the entry');
  await terminal.type('xyzzy', KEYS.enter);
  await terminal.waitFor('No command is called that.');
  await terminal.type(KEYS.escape, 'ught');
  await terminal.waitFor('Half a thought');
  await terminal.type(CTRL_P, 'save', KEYS.enter);
  await terminal.waitFor('Saved');
  expect([...terminal.journal.episodes.values()].map(({ text }) => text)).toContain('Half a thought');
});

test.each([
  [40, 15],
  [39, 12],
  [120, 40],
])('at %i×%i it shows names and keys', async (columns, rows) => {
  const terminal = await opened(columns === 39 ? 40 : columns, rows);
  if (columns === 39) terminal.resize(columns, rows);
  await terminal.type(CTRL_P, 'search');
  await terminal.waitFor(/› search.* \//);
});
