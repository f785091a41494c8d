/** What is written survives the window, however it ends. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const draftFile = (home: string, key = 'new'): string => join(home, 'drafts', `${key}.json`);
const draftText = (home: string, key = 'new'): Promise<string> =>
  readFile(draftFile(home, key), 'utf8').catch(() => '');

test('a draft is on disk without any quitting, so that a kill cannot take it', async () => {
  const home = await temporaryHome();
  const killed = openTerminal({ home });
  await killed.type('n', 'Half a thought about Priya');
  await waitUntil('the draft', async () => (await draftText(home)).includes('Half a thought about Priya'));

  const next = openTerminal({ home });
  await next.waitFor('Draft  Half a thought about Priya');
  await next.type('n');
  await next.waitFor('Drafts');
  expect(next.rowWith('Half a thought')).toMatch(/› Half a thought about Priya +5 words · \d\d:\d\d$/);
  await next.type(KEYS.enter);
  await next.waitFor('New entry');
  await next.waitFor('Half a thought about Priya');
  await next.type(', kept.', KEYS.ctrlS);
  await next.waitFor('Saved');
  expect([...next.journal.episodes.values()][0]?.text).toBe('Half a thought about Priya, kept.');
  await waitUntil('the draft is gone', async () => (await draftText(home)) === '');
});

test('quitting at once keeps the very last letter', async () => {
  const home = await temporaryHome();
  const terminal = openTerminal({ home });
  await terminal.type('n');
  await terminal.waitFor('New entry');
  await terminal.type('every letter', '!', KEYS.ctrlC);
  await terminal.exited;
  expect(await draftText(home)).toContain('every letter!');
});

test('Esc keeps the draft and says so in the timeline', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.type('n', 'Not ready yet', KEYS.escape);
  await terminal.waitFor('Draft  Not ready yet');
});

test('the draft of a changed entry waits for that entry', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [id = ''] = journal.seed(['Tea with Lena']);
  const first = openTerminal({ home, journal });
  await first.waitFor('Tea with Lena');
  await first.type(KEYS.enter);
  await first.waitFor('no names');
  await first.type('e');
  await first.waitFor('Change entry');
  await first.type(' and Priya', KEYS.ctrlC);
  await first.exited;
  expect(await draftText(home, id)).toContain('Tea with Lena and Priya');

  const second = openTerminal({ home, journal });
  await second.waitFor('Tea with Lena');
  await second.type(KEYS.enter);
  await second.waitFor('no names');
  await second.type('e');
  await second.waitFor('Tea with Lena and Priya');
  expect(journal.episodes.get(id)?.text).toBe('Tea with Lena');
});

test('an entry that was opened and left unchanged leaves no draft', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [id = ''] = journal.seed(['Tea with Lena']);
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('Tea with Lena');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('no names');
  await terminal.type('e');
  await terminal.waitFor('Change entry');
  await terminal.type('x', KEYS.backspace, KEYS.escape);
  await terminal.waitUntilGone('Change entry');
  await waitUntil('no draft', async () => (await draftText(home, id)) === '');
});

test('looking at a draft for a moment does not lose it', async () => {
  const home = await temporaryHome();
  const first = openTerminal({ home });
  await first.type('n', 'Precious', KEYS.ctrlC);
  await first.exited;
  const second = openTerminal({ home });
  second.stdin.write('n');
  await second.type(KEYS.escape, 'n', KEYS.escape);
  await second.waitFor('Draft  Precious');
  expect(await draftText(home)).toContain('Precious');
});

test('a draft can wait while something new is written, and is not lost by it', async () => {
  const home = await temporaryHome();
  const first = openTerminal({ home });
  await first.type('n', 'An old thought', KEYS.ctrlC);
  await first.exited;
  const second = openTerminal({ home });
  await second.waitFor('Draft  An old thought');
  await second.type('n');
  await second.waitFor('A new page');
  await second.type('n');
  await second.waitFor('New entry');
  await second.type('Something new', KEYS.ctrlS);
  await second.waitFor('Saved');
  expect([...second.journal.episodes.values()].map(({ text }) => text)).toEqual(['Something new']);
  expect(await draftText(home)).toContain('An old thought');
  // Asked once in this window is enough; D has them at any time.
  await second.type(KEYS.escape, 'n');
  await second.waitFor('New entry');
  await second.type(KEYS.escape);
  await second.waitFor('Draft  An old thought');
  await second.type('D', KEYS.enter);
  await second.waitFor('An old thought');
});

test('a draft that is thrown away can be taken back', async () => {
  const home = await temporaryHome();
  const first = openTerminal({ home });
  await first.type('n', 'Better not', KEYS.ctrlC);
  await first.exited;
  const second = openTerminal({ home });
  await second.waitFor('Draft  Better not');
  await second.type('D', 'd');
  await second.waitFor('Thrown away · u brings it back');
  expect(await draftText(home)).toBe('');
  await second.type('u');
  await second.waitFor('The draft is back');
  await second.type(KEYS.enter);
  await second.waitFor('Better not');
});

test('the text of an own editor that was killed with the window is offered', async () => {
  const home = await temporaryHome();
  await mkdir(join(home, 'drafts'), { recursive: true });
  // No process has this number.
  await writeFile(join(home, 'drafts', 'editing-4194999-ab12cd34.md'), 'Written in vi\n');
  const terminal = openTerminal({ home });
  await terminal.waitFor('Draft  Written in vi');
  await terminal.type('n');
  await terminal.waitFor('from your own editor');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('New entry');
  await terminal.waitFor('Written in vi');
  await waitUntil('a draft of ours', async () => (await draftText(home)).includes('Written in vi'));
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('Saved');
});

test('leaving and beginning again at once goes on with the same text', async () => {
  const home = await temporaryHome();
  const terminal = openTerminal({ home });
  await terminal.waitFor('Nothing here yet.');
  await terminal.type('n', 'Quick', KEYS.escape, 'n');
  await terminal.waitFor('Quick');
  await terminal.type(' and more');
  await waitUntil('all of it', async () => (await draftText(home)).includes('Quick and more'));
  expect(await draftText(home, 'new-2')).toBe('');
});
