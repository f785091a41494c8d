/** What is on the screen is for its owner: hidden by one key, and locked when nobody is there. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { preferencesFile, readPreferences, writePreferences } from '../../backend/preferences/file.ts';
import { storePassphrase } from '../../backend/preferences/passphrase.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, selectRow, type TestTerminal } from '../helpers/terminal.ts';

const F9 = '\u001B[20~';
const TEXTS = ['Tea with Lena', 'A secret of Priya', 'Rain'];

async function opened(home: string): Promise<TestTerminal> {
  const journal = new FakeJournal(home);
  const ids = journal.seed(TEXTS);
  journal.finishNodes(ids[0] ?? '', { Lena: 'person' });
  return openTerminal({ home, journal });
}

test('one key hides all but the selected line, and shows it again', async () => {
  const terminal = await opened(await temporaryHome());
  await terminal.waitFor('A secret of Priya');
  await terminal.type(F9);
  await terminal.waitUntilGone('A secret of Priya');
  expect(terminal.rowWith('›')).toContain('Tea with Lena');
  expect(terminal.screen()).toContain('░░░░░░');
  await terminal.type('j');
  await terminal.waitFor('A secret of Priya');
  expect(terminal.screen()).not.toContain('Tea with Lena');
  await terminal.type('d');
  await terminal.waitFor('Deleted · u brings it back');
  await terminal.type(F9);
  await terminal.waitFor('Tea with Lena');
});

test('while writing, only the line with the cursor can be read', async () => {
  const terminal = await opened(await temporaryHome());
  await terminal.waitFor('3 entries');
  await terminal.type('n', 'First line', KEYS.enter, 'second line');
  await terminal.waitFor(/First line[^]*second line/);
  await terminal.type(F9);
  await terminal.waitUntilGone('First line');
  expect(terminal.screen()).toContain('second line');
  await terminal.type(KEYS.up);
  await terminal.waitFor('First line');
  expect(terminal.screen()).not.toContain('second line');
});

test('a passphrase is given twice, is stored as a hash, and locks the window at once when asked', async () => {
  const home = await temporaryHome();
  const terminal = await opened(home);
  await terminal.waitFor('3 entries');
  await terminal.type('s', 'G');
  await terminal.waitFor('Where things are');
  await selectRow(terminal, 'k', 'Passphrase');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('A new passphrase');
  await terminal.type('hush hush', KEYS.enter);
  await terminal.waitFor('once more');
  await terminal.type('hush rush', KEYS.enter);
  await terminal.waitFor('not the same');
  await terminal.type('hush hush', KEYS.enter);
  await terminal.waitFor('once more');
  await terminal.type('hush hush', KEYS.enter);
  await terminal.waitFor('The passphrase is set');
  expect(await readFile(preferencesFile(home), 'utf8')).not.toContain('hush');
  expect(terminal.bytes).not.toContain('hush');
  await terminal.type(KEYS.escape, 'L');
  await terminal.waitFor('This journal is locked.');
  expect(terminal.screen()).not.toContain('Tea with Lena');
});

test('a journal with a passphrase opens only for it, and no key leads past', async () => {
  const home = await temporaryHome();
  await writePreferences(home, { passphrase: await storePassphrase('hush') });
  const terminal = await opened(home);
  await terminal.waitFor('This journal is locked.');
  await terminal.type(KEYS.escape, '?', KEYS.f1, '\u0010', F9, '/', KEYS.enter);
  await terminal.waitFor('That is not the passphrase.');
  expect(terminal.bytes).not.toContain('Tea with Lena');
  await terminal.type('hush', KEYS.enter);
  await terminal.waitFor('Tea with Lena');
});

test('an empty passphrase takes the lock away', async () => {
  const home = await temporaryHome();
  await writePreferences(home, { passphrase: await storePassphrase('hush') });
  const terminal = await opened(home);
  await terminal.waitFor('This journal is locked.');
  await terminal.type('hush', KEYS.enter);
  await terminal.waitFor('3 entries');
  await terminal.type('s', 'G');
  await terminal.waitFor('Where things are');
  await selectRow(terminal, 'k', 'Passphrase');
  await terminal.type(KEYS.enter, KEYS.enter);
  await terminal.waitFor('no passphrase');
  expect(readPreferences(home).preferences.passphrase).toBeNull();
});
