/** Names in the window: their list, a page that leads on, a walk, insights. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Priya is in all entries, Anna in two, and Tom in one of 東京 long ago. */
async function opened(columns = 80, rows = 24): Promise<TestTerminal> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [recent = '', older = ''] = journal.seed(['Tea with Priya and Anna.', 'Priya and Anna sang.'], new Date());
  const [tokyo = ''] = journal.seed(['Priya met Tom in 東京.'], new Date(Date.now() - 400 * DAY));
  for (const id of [recent, older]) journal.finishNodes(id, { Priya: 'person', Anna: 'person' });
  journal.finishNodes(tokyo, { Priya: 'person', Tom: 'person', 東京: 'place' });
  for (const id of [recent, older]) journal.finishEdges(id, []);
  journal.finishEdges(tokyo, [['Priya', 'friend_of', 'Tom']]);
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('3 entries');
  await terminal.waitFor('idle');
  return terminal;
}

const order = (terminal: TestTerminal, ...names: string[]): number[] =>
  names.map((name) => terminal.rows().findIndex((row) => row.includes(name)));

test('names stand in the order one wants, by kind, and narrowed by what is typed', async () => {
  const terminal = await opened();
  await terminal.type('p');
  await terminal.waitFor('4 · seen last');
  expect(terminal.rowWith('Anna')).toContain('2 entries · today');
  await terminal.type('o', 'o', 'o');
  await terminal.waitFor('4 · by name');
  const byName = order(terminal, 'Anna', 'Priya', 'Tom');
  expect([...byName].sort((one, other) => one - other)).toEqual(byName);
  await terminal.type(KEYS.tab);
  await terminal.waitFor('People');
  await terminal.waitUntilGone('東京');
  await terminal.type('/', 'to');
  await terminal.waitFor('1 · by name');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('1 mention');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('/ to');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('3 · by name');
  await terminal.type('/', 'nobody');
  await terminal.waitFor('Nobody is called that.');
});

test('a page tells when and with whom, and leads on to them and back', async () => {
  const terminal = await opened();
  await terminal.type('p', '/', 'priya', KEYS.enter);
  await terminal.waitFor('3 mentions');
  expect(terminal.screen()).toContain('Anna 2');
  expect(terminal.screen()).toMatch(/[▁▂▃▄▅▆▇█]·+[▁▂▃▄▅▆▇█]/);
  expect(terminal.screen()).toContain('Priya friend of Tom');
  expect(terminal.rowWith('›')).toContain('Tea with Priya');
  await terminal.type(KEYS.up);
  await terminal.waitFor(/› Priya friend of Tom/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/kith {2}Tom/);
  await terminal.type(KEYS.escape);
  await terminal.waitFor(/kith {2}Priya/);
  await terminal.type(KEYS.tab);
  await terminal.waitFor(/› Anna 2/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/kith {2}Anna/);
});

test('a walk opens neighbour by neighbour, and never meets itself', async () => {
  const terminal = await opened();
  await terminal.type('p', '/', 'anna', KEYS.enter);
  await terminal.waitFor('2 mentions');
  await terminal.type('W');
  await terminal.waitFor(/› ▾ Anna/);
  await terminal.waitFor('└─ ▸ Priya');
  await terminal.type(KEYS.right, KEYS.right);
  await terminal.waitFor(/├─ ▸ Tom {2}person {2}friend of/);
  expect(terminal.rowWith('東京')).toContain('└─ ▸ 東京');
  expect(terminal.screen().match(/Anna/g)).toHaveLength(2);
  await terminal.type(KEYS.left);
  await terminal.waitUntilGone('東京');
  await terminal.type('c');
  await terminal.waitFor('Walk · Priya');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Walk · Anna');
});

test.each([
  [80, 24],
  [120, 40],
  [40, 15],
])('insights at %i by %i: what was written, when, and names that lead on', async (columns, rows) => {
  const terminal = await opened(columns, rows);
  await terminal.type('I');
  await terminal.waitFor('3 entries on 2 days');
  await terminal.type('G', KEYS.tab);
  await terminal.waitFor(/› .*Priya 1/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor(/kith {2}(Priya|Tom|東京)/);
  expect(terminal.rows().every((row) => row.length <= columns)).toBe(true);
});

test('more quotes than are read at first come as one goes down', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids = journal.seed(Array.from({ length: 130 }, (_, at) => `Day ${at} with Priya.`));
  for (const id of ids) journal.finishNodes(id, { Priya: 'person' });
  for (const id of ids) journal.finishEdges(id, []);
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('130 entries');
  await terminal.type('p');
  await terminal.waitFor('130 entries · today');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('130 mentions');
  await terminal.type('G');
  await terminal.waitFor(/› .*Day 99 with/);
  await terminal.type('G');
  await terminal.waitFor(/› .*Day 129 with/);
});
