/** Looking through the journal: search with filters, a day, this day in earlier years, the trash, earlier texts, marks. */
import { expect, test } from 'vitest';
import { localDay } from '../../app/tui/state/effects/beat.ts';
import { longDay } from '../../app/tui/state/selectors/format.ts';
import { NotFoundError } from '../../backend/errors.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TerminalOptions, type TestTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const on = (day: string, time = '20:00'): { date: string; zone: string } => ({
  date: `${day}T${time}:00+00:00`,
  zone: 'UTC',
});

async function open(journal: FakeJournal, options: Partial<TerminalOptions> = {}): Promise<TestTerminal> {
  return openTerminal({ home: await temporaryHome(), journal, ...options });
}

async function years(): Promise<FakeJournal> {
  const journal = new FakeJournal();
  await journal.add('An old rainy day', on('2024-03-14'));
  await journal.add('Lunch with Priya', on('2025-03-14'));
  await journal.add('Rain again', on('2025-03-20'));
  await journal.add('Sun at last', on('2026-03-14'));
  return journal;
}

test('filters narrow the search, a wrong one is told, and tab completes a name', async () => {
  const journal = new FakeJournal();
  const [rain = '', lunch = ''] = journal.seed(['Rain with Priya', 'Lunch with Anna', 'Rain alone']);
  journal.finishNodes(rain, { Priya: 'person' });
  journal.finishNodes(lunch, { Anna: 'person' });
  const terminal = await open(journal);
  await terminal.waitFor('Rain alone');
  await terminal.type('/', 'rain');
  await terminal.waitFor('2 entries');
  await terminal.type(' with:p');
  await terminal.waitFor('tab Priya');
  await terminal.type(KEYS.tab);
  await terminal.waitFor('/ rain with:Priya');
  await terminal.waitFor('1 entry');
  expect(terminal.screen()).not.toContain('Rain alone');
  await terminal.type('wiht:x ');
  await terminal.waitFor('There is no filter wiht:');
});

test('an unknown name is told, and the word itself is proposed', async () => {
  const journal = new FakeJournal();
  journal.seed(['Rain']);
  journal.search = () => Promise.reject(new NotFoundError('Nobody called "xerxes" is known yet.', 'Leave out with:'));
  const terminal = await open(journal);
  await terminal.waitFor('Rain');
  await terminal.type('/', 'with:xerxes ');
  await terminal.waitFor('Nobody called "xerxes" is known yet. Leave out with:');
});

test('a search that is kept stands there when nothing is typed, until it is forgotten', async () => {
  const journal = new FakeJournal();
  journal.seed(['Rain', 'Sun']);
  const terminal = await open(journal);
  await terminal.waitFor('Sun');
  await terminal.type('/', 'rain', KEYS.ctrlS);
  await terminal.waitFor('Kept');
  await terminal.type(KEYS.escape, '/', '\u0015');
  await terminal.waitFor('Kept searches');
  await terminal.waitFor('› rain');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('/ rain');
  await terminal.waitFor('1 entry');
  await terminal.type(KEYS.ctrlS);
  await terminal.waitFor('No longer kept');
  expect(journal.searches).toEqual([]);
});

test('t goes to a day, and says when nothing was written on it', async () => {
  const terminal = await open(await years());
  await terminal.waitFor('Sun at last');
  await terminal.type('t', 'march 2025');
  await terminal.waitFor('Saturday 1 March 2025 to Monday 31 March 2025');
  await terminal.type(KEYS.enter);
  await waitUntil('there', () => terminal.rowWith('Rain again').includes('›'));
  await terminal.type('t', '1 january 2025', KEYS.enter);
  await terminal.waitFor('Nothing from Wednesday 1 January 2025');
  await waitUntil('before it', () => terminal.rowWith('An old rainy day').includes('›'));
  await terminal.type('t', 'no such day', KEYS.enter);
  await terminal.waitFor('No day: no such day');
});

test('entries stand under weeks or months, and [ and ] go from one to the next', async () => {
  const terminal = await open(await years(), { rows: 30 });
  await terminal.waitFor('Saturday 14 March');
  await terminal.type('v');
  await terminal.waitFor('17 to 23 March 2025');
  await terminal.type('v');
  await terminal.waitFor('March 2025');
  expect(terminal.rowWith('Rain again')).toContain('Thu 20  20:00');
  await terminal.type('[');
  await waitUntil('older', () => terminal.rowWith('Rain again').includes('›'));
  await terminal.type('[');
  await waitUntil('oldest', () => terminal.rowWith('An old rainy day').includes('›'));
  await terminal.type(']', ']');
  await waitUntil('newest', () => terminal.rowWith('Sun at last').includes('›'));
});

test('on this day shows the years before, and opens what is selected', async () => {
  const terminal = await open(await years());
  await terminal.waitFor('Sun at last');
  await terminal.type('o');
  await terminal.waitFor('On this day');
  await terminal.waitFor('A year ago');
  await terminal.waitFor('2 years ago');
  expect(terminal.screen()).not.toContain('Rain again');
  await terminal.type(KEYS.down, KEYS.enter);
  await terminal.waitFor('An old rainy day');
  await terminal.waitFor('Thursday 14 March 2024');
  await terminal.type(']');
  await terminal.waitFor('Lunch with Priya');
  await terminal.type(KEYS.escape, '[');
  await terminal.waitFor('Nothing was written on an earlier 13 March.');
  await terminal.type(']');
  await terminal.waitFor('2 years ago');
  await terminal.type('t');
  await terminal.waitFor(`On this day · ${longDay(localDay(), localDay())}`);
});

test('what was deleted lies in the trash and comes back from it', async () => {
  const journal = new FakeJournal();
  journal.seed(['Keep this', 'Not this']);
  const terminal = await open(journal);
  await terminal.waitFor('Not this');
  await terminal.type('T');
  await terminal.waitFor('The trash is empty.');
  await terminal.type(KEYS.escape, KEYS.down, 'd');
  await terminal.waitUntilGone('Not this');
  await terminal.type('T');
  await terminal.waitFor('Not this');
  await terminal.waitFor('30 days left');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Back in its place');
  await terminal.waitFor('The trash is empty.');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Not this');
});

test('the history shows what was changed, brings an earlier text back, and u undoes that', async () => {
  const journal = new FakeJournal();
  const [id = ''] = journal.seed(['Lunch with Priya at two.']);
  await journal.edit(id, { text: 'Lunch with Anna at two.' });
  const terminal = await open(journal);
  await terminal.waitFor('Lunch with Anna');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('waiting to be read');
  await terminal.type('H');
  await terminal.waitFor('- Lunch with Priya at two.');
  await terminal.waitFor('+ Lunch with Anna at two.');
  await terminal.type(KEYS.down);
  await terminal.waitUntilGone('+ Lunch');
  expect(terminal.screen()).toContain('as it was first written');
  await terminal.type('r');
  await terminal.waitFor('The earlier text stands again');
  expect(journal.episodes.get(id)?.text).toBe('Lunch with Priya at two.');
  await terminal.type('u');
  await terminal.waitFor('As it was');
  expect(journal.episodes.get(id)?.text).toBe('Lunch with Anna at two.');
});

test('marked entries are deleted together and come back together', async () => {
  const journal = new FakeJournal();
  journal.seed(['One', 'Two', 'Three']);
  const terminal = await open(journal);
  await terminal.waitFor('Three');
  await terminal.type('x', 'x');
  await terminal.waitFor('2 marked');
  expect(terminal.rowWith('One')).toContain('[x]');
  await terminal.type('d');
  await terminal.waitFor('Deleted 2 entries');
  await terminal.waitUntilGone('One');
  await terminal.type('u');
  await terminal.waitFor('Back in their places');
  await terminal.waitFor('One');
  await terminal.type('g', 'x', 'x', 'r');
  await terminal.waitFor('2 entries will be read again');
});

test.each([
  [80, 24],
  [120, 40],
  [40, 15],
])('every one of these places fits into %i × %i', async (columns, rows) => {
  const journal = await years();
  const [id = ''] = journal.episodes.keys();
  await journal.edit(id, { text: '日本語 an old rainy day 🌧 with more words than fit into a narrow row' });
  const terminal = await open(journal, { columns, rows });
  await terminal.waitFor('Sun at last');
  for (const [keys, text] of [
    ['t', 'Go to'],
    [KEYS.escape, 'Sun at last'],
    ['o', 'On this day'],
    [KEYS.escape, 'Sun at last'],
    ['T', 'The trash is empty.'],
    [KEYS.escape, 'Sun at last'],
    ['G', '日本語'],
    [KEYS.enter, 'narrow row'],
    ['H', 'History of an entry'],
  ] as const) {
    await terminal.type(keys);
    await terminal.waitFor(text);
    for (const row of terminal.rows()) expect(row.length).toBeLessThanOrEqual(columns);
  }
});
