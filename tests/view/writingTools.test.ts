/** What helps while writing: names and tags complete, the date in words, finding, selecting, templates, vim, the echo. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const CTRL = { g: '\u0007', t: '\u0014', x: '\u0018', y: '\u0019', space: '\u0000' };
const ALT_T = '\u001Bt';
const SHIFT_LEFT = '\u001B[1;2D';
const DAY = 86_400_000;

/** A window on a journal in which Priya and Café Luna were met ten days ago, on an empty page. */
async function onPage(home: string, journal = new FakeJournal(home)): Promise<TestTerminal> {
  const [id = ''] = journal.seed(['Lunch with Priya at Café Luna. #work'], new Date(Date.now() - 10 * DAY));
  journal.finishNodes(id, { Priya: 'person', 'Café Luna': 'place' });
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('Lunch with Priya');
  await terminal.type('n');
  await terminal.waitFor('New entry');
  return terminal;
}

const saved = (terminal: TestTerminal): string[] => [...terminal.journal.episodes.values()].map(({ text }) => text);

test('@ offers names that the journal knows, and writes the chosen one out', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('Tea with @pri');
  await terminal.waitFor(/› Priya +person/);
  await terminal.type(KEYS.tab, ' at @');
  await terminal.waitFor(/› (Café Luna|Priya)/);
  await terminal.type('cafe l');
  await terminal.waitFor(/› Café Luna +place/);
  await terminal.type(KEYS.enter, KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('Tea with Priya at Café Luna');
});

test('# offers tags; Esc leaves what is typed as it is, and the page open', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('Long day #w');
  await terminal.waitFor(/› #work +1 entry/);
  await terminal.type(KEYS.escape);
  await terminal.waitUntilGone('› #work');
  await terminal.type('ood', KEYS.enter, '#w', KEYS.tab);
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('Long day #wood\n#work');
});

test('the date of an entry is said in words, shown before it is taken, and saved', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('A letter from Oslo', CTRL.t, 'gibberish');
  await terminal.waitFor('not a moment yet');
  await terminal.type('\u0015', 'yesterday 21:30');
  await terminal.waitFor(/when +yesterday 21:30 +Yesterday · 21:30/);
  await terminal.type(KEYS.enter);
  await waitUntil('the header has it', () => /Yesterday .*21:30/.test(terminal.rows()[0] ?? ''));
  // A time alone stays within that day.
  await terminal.type(CTRL.t, '7am');
  await terminal.waitFor(/7am +Yesterday · 07:00/);
  await terminal.type(KEYS.enter, KEYS.ctrlS);
  await terminal.waitFor('Saved');
  const entry = [...terminal.journal.episodes.values()].find(({ text }) => text === 'A letter from Oslo');
  expect(entry?.date.slice(11, 16)).toBe('07:00');
  expect(Date.parse(`${entry?.date.slice(0, 10)}T12:00:00Z`)).toBeLessThan(Date.now() - DAY / 2);
});

test('words are counted while they are written', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('one two three');
  await terminal.waitFor('3 words');
  await terminal.type(' 4');
  await terminal.waitFor('4 words');
});

test('finding goes from place to place and leaves the cursor there', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('Rain, then sun. More rain.', CTRL.g, 'rain');
  await terminal.waitFor(/find +rain +1 of 2/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor('2 of 2');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('1 of 2');
  await terminal.type('bow');
  await terminal.waitFor('not in this entry');
  await terminal.type(KEYS.backspace, KEYS.backspace, KEYS.backspace, KEYS.up, KEYS.escape, 'snow', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('Rain, then sun. More snow.');
});

test('what is selected can be cut, copied to the system’s clipboard, and put in elsewhere', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('one two', ...Array.from({ length: 4 }, () => SHIFT_LEFT), CTRL.x, KEYS.enter, CTRL.y);
  await terminal.type(SHIFT_LEFT, SHIFT_LEFT, SHIFT_LEFT, KEYS.ctrlC);
  // With text selected, Ctrl-C copies and does not quit.
  await waitUntil('the copy', () => terminal.bytes.includes(`\u001B]52;c;${btoa('two')}\u0007`));
  await terminal.waitFor('Copied');
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('one\n two');
});

test('words that are cut one after the other come back together', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('one two three', '\u0017', '\u0017', 'x', CTRL.y, KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('one xtwo three');
});

test('a template begins the entry, one’s own among them', async () => {
  const home = await temporaryHome();
  await mkdir(join(home, 'templates'));
  await writeFile(join(home, 'templates', 'Garden.md'), 'Sown: {{cursor}}\nReaped:');
  const terminal = await onPage(home);
  await terminal.type(ALT_T);
  await terminal.waitFor(/› Garden +Sown:/);
  expect(terminal.screen()).toContain('Question of the day');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Reaped:');
  await terminal.type('beans', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('Sown: beans\nReaped:');
});

test('after saving, the graph says when these were last together; a later key takes it away', async () => {
  const terminal = await onPage(await temporaryHome());
  await terminal.type('Priya again, at Café Luna', KEYS.ctrlS);
  await terminal.waitFor(/Saved · last with Priya at Café Luna: \d+ \w+/);
  await terminal.type(KEYS.down);
  await terminal.waitUntilGone('last with Priya');
});

test('the echo knows a name only where it is written as a name, and nobody who was met today', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [old = '', today = ''] = [
    journal.seed(['Will came'], new Date(Date.now() - 40 * DAY))[0],
    journal.seed(['Lena called'])[0],
  ];
  journal.finishNodes(old, { Will: 'person' });
  journal.finishNodes(today, { Lena: 'person' });
  const terminal = await onPage(home, journal);
  await terminal.type('I will ask Lena', KEYS.ctrlS);
  await terminal.waitFor('Saved');
  await waitUntil('the graph was asked', () => journal.calls.includes('entities'));
  expect(terminal.screen()).not.toContain('last with');
});

test('vim keys work where they are wanted: Esc leads to commands first, and back from there', async () => {
  const home = await temporaryHome();
  await writeFile(join(home, 'settings.json'), JSON.stringify({ vim: true }));
  const terminal = await onPage(home);
  await terminal.type('one two three', KEYS.escape);
  await terminal.waitFor('New entry · normal');
  await terminal.type('b', 'c', 'w', 'four', KEYS.escape, 'Z', 'Z');
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain('one two four');
});

test('100 kB pasted at once come in whole, and typing goes on behind them', async () => {
  const terminal = await onPage(await temporaryHome());
  const paragraph = 'The quick brown fox, 世界 and a café: all of it in one go. ';
  const text = Array.from({ length: 40 }, (_, line) => `${line}: ${paragraph.repeat(42)}`).join('\n');
  expect(Buffer.byteLength(text)).toBeGreaterThan(100_000);
  await terminal.type(`\u001B[200~${text.replaceAll('\n', '\r')}\u001B[201~`, ' The end.');
  await terminal.waitFor('The end.');
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
  expect(saved(terminal)).toContain(`${text} The end.`);
});
