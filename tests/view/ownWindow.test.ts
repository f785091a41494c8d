/** A window as its owner wants it: themes, keys of their own, the mouse, and what a screen reader needs. */
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { preferencesFile, readPreferences, writePreferences } from '../../backend/preferences/file.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, selectRow, type TerminalOptions, type TestTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const TEXTS = ['Tea with Lena', 'A walk with Priya', 'Rain all day', 'Bread, at last'];

async function opened(options: Partial<TerminalOptions> = {}): Promise<TestTerminal> {
  const home = options.home ?? (await temporaryHome());
  const journal = new FakeJournal(home);
  journal.seed(TEXTS);
  const terminal = openTerminal({ journal, ...options, home });
  await terminal.waitFor('Bread, at last');
  await terminal.waitFor('idle');
  return terminal;
}

/** Goes down to the setting of that title. */
async function toSetting(terminal: TestTerminal, title: string): Promise<void> {
  await terminal.type('s');
  await terminal.waitFor('Settings');
  await selectRow(terminal, 'j', title);
}

test('a setting explains itself, changes at once, and is still so in the next window', async () => {
  const home = await temporaryHome();
  const terminal = await opened({ home });
  await toSetting(terminal, 'Theme');
  expect(terminal.screen()).toContain('Terminal uses your terminal’s own colours.');
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/Theme +dusk/);
  await terminal.type(KEYS.left, KEYS.left);
  await terminal.waitFor(/Theme +no colours/);
  await terminal.type(KEYS.ctrlC);
  await terminal.exited;
  expect(readPreferences(home).preferences.theme).toBe('plain');
  const again = await opened({ home });
  await again.type('s');
  await again.waitFor(/Theme +no colours/);
});

test('a damaged settings file opens with a word about it, and is put aside when something is changed', async () => {
  const home = await temporaryHome();
  await writeFile(preferencesFile(home), '{"theme": "dusk", ', { mode: 0o600 });
  const terminal = openTerminal({ home });
  await terminal.waitFor('The settings file cannot be read');
  await toSetting(terminal, 'Theme');
  await terminal.type(KEYS.enter);
  await waitUntil('it is written', () => readPreferences(home).preferences.theme === 'dusk');
  expect(await readFile(`${preferencesFile(home)}.damaged`, 'utf8')).toContain('{"theme"');
});

test('a command gets another key, unless that key is taken', async () => {
  const home = await temporaryHome();
  const terminal = await opened({ home });
  await terminal.type('s', 'K', 'G');
  await terminal.waitFor(/kith {2}Keys/);
  await terminal.waitFor(/› q +quit/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor('press a key');
  await terminal.type('s');
  await terminal.waitFor('“s” already means “settings”');
  await terminal.type(KEYS.enter, 'Q');
  await terminal.waitFor('“quit” is Q');
  expect(readPreferences(home).preferences.keys).toEqual({ quit: ['Q'] });
  await terminal.type('q');
  expect(terminal.exitCode).toBeNull();
  await terminal.type('Q');
  expect(await terminal.exited).toBe(0);
});

test('a key that is taken twice in the file is told at the start, and the other keys hold', async () => {
  const home = await temporaryHome();
  await writePreferences(home, { keys: { quit: ['n'], search: ['f'] } });
  const terminal = openTerminal({ home });
  await terminal.waitFor('“n” already means “write” (timeline).');
  expect(terminal.screen()).toContain('f search');
});

test('the mouse is left alone until it is wanted; then it scrolls, selects and opens, and is given back', async () => {
  const home = await temporaryHome();
  const terminal = await opened({ home });
  expect(terminal.bytes).not.toContain('\u001B[?1000h');
  await toSetting(terminal, 'Mouse');
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/Mouse +on/);
  expect(terminal.bytes).toContain('\u001B[?1000h\u001B[?1006h');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Bread, at last');
  const row = terminal.rows().findIndex((text) => text.includes('Rain all day'));
  await terminal.type(`\u001B[<0;9;${row + 1}M`);
  await terminal.waitFor(/› .*Rain all day/);
  await terminal.type('\u001B[<64;9;5M');
  await terminal.waitFor(/› .*Tea with Lena/);
  await terminal.type(`\u001B[<0;9;${row + 1}M`, `\u001B[<0;9;${row + 1}m`);
  await terminal.waitFor(/› .*Rain all day/);
  await terminal.type(`\u001B[<0;9;${row + 1}M`);
  await terminal.waitFor('no names in this entry');
  await terminal.type(KEYS.ctrlC);
  await terminal.exited;
  expect(terminal.bytes.lastIndexOf('\u001B[?1000l')).toBeGreaterThan(terminal.bytes.lastIndexOf('\u001B[?1000h'));
});

test('for a screen reader the cursor stands on what is selected, and nothing moves or is drawn beside', async () => {
  const terminal = await opened({ columns: 120, rows: 40, plain: true });
  const at = (text: string): number => terminal.rows().findIndex((row) => row.includes(text));
  await waitUntil('the cursor is there', () => terminal.cursor.row === at('Tea with Lena'));
  await terminal.type('j');
  await waitUntil('the cursor follows', () => terminal.cursor.row === at('A walk with Priya'));
  // Only the list, no second pane beside it, and what was written comes before when.
  expect(terminal.rowWith('Bread, at last')).toMatch(/^ {2}Bread, at last {2}\d\d:\d\d( +· waiting)?$/);
  expect(terminal.screen()).not.toMatch(/[›━●○⠀-⣿█]/);
});

test('under forty columns there is the text alone, and under twenty one line', async () => {
  const terminal = await opened({ columns: 60, rows: 15 });
  expect(terminal.screen()).toContain('Timeline');
  terminal.resize(38, 15);
  await terminal.waitFor(/^Today[^]*Bread, at last/);
  expect(terminal.screen()).not.toContain('? help');
  terminal.resize(18, 15);
  await terminal.waitFor('Too small');
});

test('the colours follow what the terminal says of its background', async () => {
  const home = await temporaryHome();
  await writePreferences(home, { background: 'detect' });
  const terminal = await opened({ home });
  expect(terminal.bytes).toContain('\u001B]11;?\u001B\\');
  await terminal.type('\u001B]11;rgb:ffff/ffff/ffff\u001B\\', 'j');
  await terminal.waitFor(/› .*A walk with Priya/);
  expect(terminal.screen()).not.toContain('rgb:');
});
