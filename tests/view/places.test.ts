/** Search, settings, help, names, deleting and bringing back: the ways through the window. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const TEXTS = ['Tea with Lena by the canal.', 'Priya called from Lisbon.', 'A long walk along the canal with Biscuit.'];

async function opened(columns = 80, rows = 24): Promise<TestTerminal> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(TEXTS, new Date(Date.now() - 60_000));
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('3 entries');
  await terminal.waitFor('idle');
  return terminal;
}

test('search finds while typing, opens a result, and comes back to it', async () => {
  const terminal = await opened();
  await terminal.type('/');
  await terminal.waitFor('with:NAME');
  await terminal.type('can');
  await terminal.waitFor('2 entries');
  await terminal.type('al wa');
  await terminal.waitFor('1 entry');
  expect(terminal.screen()).not.toContain('Tea with Lena');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('no names in this entry');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('/ canal wa');
  await terminal.type('xyz');
  await terminal.waitFor('No entry has that.');
});

test('letters that are commands elsewhere are letters in a search', async () => {
  const terminal = await opened();
  await terminal.type('/', 'q?ns');
  await terminal.waitFor('/ q?ns');
});

test('the one switch turns inference off and on, for every window', async () => {
  const terminal = await opened();
  await terminal.type('s');
  await terminal.waitFor('Inference');
  expect(terminal.rowWith('Inference')).toContain('on');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('inference is off');
  expect(terminal.journal.values.inferenceEnabled).toBe(false);
  expect(terminal.rowWith('Inference')).toContain('off');
  await terminal.journal.setInference(true);
  await terminal.waitFor('idle');
  expect(terminal.rowWith('Inference')).toContain('on');
});

test('settings tell where things are', async () => {
  const terminal = await opened();
  await terminal.type('s', 'G');
  await terminal.waitFor('8.2.3');
  await terminal.type('k', 'k', 'k', 'k');
  await terminal.waitFor(`${terminal.journal.home}: all you wrote`);
});

test('help shows the keys of the place it was asked in, and gives the place back', async () => {
  const terminal = await opened(120, 40);
  await terminal.type('?');
  await terminal.waitFor('Move the entry to the trash');
  expect(terminal.screen()).not.toContain('Change this entry');
  await terminal.type(KEYS.escape, KEYS.enter, '?');
  await terminal.waitFor('Change this entry');
  await terminal.type('?');
  await terminal.waitFor('Tea with Lena');
});

test('help can be had while writing, without a letter of it in the text', async () => {
  const terminal = await opened();
  await terminal.type('n', 'what?', KEYS.f1);
  await terminal.waitFor('Save the entry.');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('what?');
});

test('help on a small screen scrolls to its end and no further', async () => {
  const terminal = await opened(40, 15);
  await terminal.type('?', 'G');
  await terminal.waitFor('copies.');
  await terminal.type('k');
  await terminal.waitUntilGone('copies.');
});

test('a deleted entry is gone at once, and one key brings it back', async () => {
  const terminal = await opened();
  await terminal.type('d');
  await terminal.waitFor('Deleted · u brings it back');
  await terminal.waitFor('2 entries');
  expect(terminal.screen()).not.toContain('Tea with Lena');
  await terminal.type('u');
  await terminal.waitFor('3 entries');
  expect(terminal.rowWith('Tea with Lena')).toContain('›');
});

test('older and newer walk through the list the entry was opened from', async () => {
  const terminal = await opened();
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Tea with Lena');
  await terminal.type(KEYS.left);
  await terminal.waitFor('Priya called');
  await terminal.type('[');
  await terminal.waitFor('A long walk');
  await terminal.type(']', KEYS.escape);
  await terminal.waitFor('3 entries');
  expect(terminal.rowWith('Priya called')).toContain('›');
});

test('a name leads to the entries it is in', async () => {
  const terminal = await opened();
  const [first = '', second = ''] = [...terminal.journal.episodes.keys()];
  terminal.journal.finishNodes(first, { Lena: 'person' });
  terminal.journal.finishNodes(second, { Priya: 'person', Lisbon: 'place' });
  await terminal.type('j', KEYS.enter);
  await terminal.waitFor('Lisbon');
  await terminal.type(KEYS.tab, KEYS.tab, KEYS.enter);
  await terminal.waitFor(/place[^]*Priya called from Lisbon/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor('People');
});

test('an entry can be read again', async () => {
  const terminal = await opened();
  await terminal.type(KEYS.enter);
  await terminal.waitFor('no names');
  await terminal.type('r');
  await terminal.waitFor('Will be read again');
  await terminal.waitFor('waiting to be read');
});
