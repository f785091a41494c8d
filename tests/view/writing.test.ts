/** Writing an entry: every key counts, and "Saved" is said when it is so. */
import { expect, test } from 'vitest';
import { UsageError } from '../../backend/errors.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const LUNCH = 'Lunch with Priya at Café Luna in Lisbon.';

test('write, save, and see the entry', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n');
  await terminal.waitFor('New entry');
  await terminal.type(LUNCH, KEYS.enter, 'Second line.');
  await terminal.waitFor('Second line.');
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect([...terminal.journal.episodes.values()].map(({ text }) => text)).toEqual([`${LUNCH}\nSecond line.`]);
  expect(terminal.screen()).toContain(LUNCH);
  await terminal.type(KEYS.escape);
  await terminal.waitFor('1 entry');
  expect(terminal.rowWith('Lunch')).toMatch(/^ {2}› \d\d:\d\d {2}Lunch with Priya/);
});

test('"Saved" appears only when the journal has acknowledged, and what is typed meanwhile is saved too', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  const release = terminal.journal.hold('add');
  await terminal.type('n', 'First', KEYS.ctrlS);
  await terminal.waitFor('saving…');
  await terminal.type(' and more');
  await terminal.waitFor('First and more');
  expect(terminal.screen()).not.toContain('Saved');
  release();
  await terminal.waitFor('Saved');
  expect([...terminal.journal.episodes.values()].map(({ text }) => text)).toEqual(['First and more']);
});

test('a refused save stays on the page with its reason and the text', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  terminal.journal.failNext('add', new UsageError('The entry is over 1 MiB.', 'Split it in two.'));
  await terminal.type('n', 'Long text', KEYS.ctrlS);
  await terminal.waitFor('Not saved: The entry is over 1 MiB. Split it in two.');
  expect(terminal.screen()).toContain('Long text');
  await terminal.type('!');
  await terminal.waitUntilGone('Not saved');
});

test('an empty page is not saved', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n', '  ', KEYS.ctrlS);
  await terminal.waitFor('Nothing to save yet');
  expect(terminal.journal.calls).not.toContain('add');
});

test('an entry can be changed', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.type('n', 'Tea with Lena', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  await terminal.type('e');
  await terminal.waitFor('Change entry');
  await terminal.type(' and Priya', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  await terminal.waitFor('Tea with Lena and Priya');
  expect([...terminal.journal.episodes.values()]).toMatchObject([{ text: 'Tea with Lena and Priya', revision: 2 }]);
});

test('the terminal’s cursor is where the next letter goes, also after wide characters', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n');
  await terminal.waitFor('New entry');
  await terminal.type('東京 ok');
  await terminal.waitFor('東京 ok');
  await waitUntil('the cursor behind the text', () => terminal.cursor.column === 2 + 7 && terminal.cursor.row === 2);
  await terminal.type(KEYS.left, KEYS.left, KEYS.left, KEYS.left);
  await waitUntil('the cursor between the two', () => terminal.cursor.column === 2 + 2);
});

test('a hundred letters typed in one burst all arrive, in order', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  const text = Array.from({ length: 100 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
  await terminal.type('n');
  for (const letter of text) terminal.stdin.write(letter);
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect([...terminal.journal.episodes.values()][0]?.text).toBe(text);
});

test('a pasted text comes in whole, its line breaks and keys included', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.type('n', '\u001B[200~q\r\nline two\u001B[201~', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect([...terminal.journal.episodes.values()][0]?.text).toBe('q\nline two');
});
