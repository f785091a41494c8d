/** Putting the graph right by keys: on the page of a name, beside an entry, and in the list of corrections. */
import { expect, test } from 'vitest';
import { UsageError } from '../../backend/errors.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const LONG = 'Maximiliane Theodora von und zu Hohenstein-Waldburg-Zeil-Trauchburg';
const TEXTS = ['Bobby and 王小明 by the lake', 'Robert Bell in Jordan', `Bobby called ${LONG}`];

/** The newest entry, with its first name selected. */
async function opened(
  columns = 80,
  rows = 24,
): Promise<{ terminal: TestTerminal; journal: FakeJournal; ids: string[] }> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids = journal.seed(TEXTS);
  journal.finishNodes(ids[0] ?? '', { Bobby: 'person', 王小明: 'person' });
  journal.finishNodes(ids[1] ?? '', { 'Robert Bell': 'person', Jordan: 'place' });
  journal.finishNodes(ids[2] ?? '', { Bobby: 'person', [LONG]: 'person' });
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('Bobby and');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('People');
  await terminal.type(KEYS.tab);
  await terminal.waitFor('› Bobby');
  return { terminal, journal, ids };
}

test('a name becomes another that is picked while typing, and is itself again', async () => {
  const { terminal, journal } = await opened();
  await terminal.type(KEYS.enter, 'm');
  await terminal.waitFor('“Bobby” is the same as:');
  await terminal.waitFor('Robert Bell');
  await terminal.type('bell');
  await terminal.waitUntilGone('Jordan');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('“Bobby” is “Robert Bell” · u takes it back');
  await terminal.waitFor('3 entries');
  expect(terminal.rows()[0]).toContain('Robert Bell');
  expect(journal.asked).toEqual([{ kind: 'merge', entity: 'entity-Bobby', into: 'entity-Robert Bell' }]);
  await terminal.type('u');
  await terminal.waitFor('Taken back: “Bobby” is “Robert Bell”');
  await terminal.waitFor('2 entries');
  expect(terminal.rows()[0]).toContain('Bobby');
});

test('the entries that are about another are ticked, and the other gets a name', async () => {
  const { terminal, journal, ids } = await opened();
  await terminal.type(KEYS.enter, 'S');
  await terminal.waitFor('Where is “Bobby” another one?');
  await terminal.type(KEYS.down, ' ');
  await terminal.waitFor('[x]');
  expect(terminal.rowWith('[x]')).toContain('Bobby called');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Who is “Bobby” in that entry?');
  await terminal.type('Bob Hale', KEYS.enter);
  await terminal.waitFor('1 entry');
  expect(journal.asked).toEqual([{ kind: 'split', entity: 'entity-Bobby', entries: [ids[2]], name: 'Bob Hale' }]);
});

test('what may be the same is asked until it is answered, on a screen of any size', async () => {
  const { terminal, journal } = await opened(40, 15);
  const of = (name: string) => ({ id: `entity-${name}`, name, type: 'person' as const, episodes: 1 });
  journal.suggested.push(
    { entity: of('Bobby'), candidates: [of(LONG)], reason: 'nonsense' },
    { entity: of('Bobby'), candidates: [of('Robert Bell')], reason: 'a short form' },
  );
  await terminal.type(KEYS.enter);
  await terminal.waitFor('May be the same as Maximiliane');
  expect(terminal.rowWith('y the same')).toContain('x not the same');
  expect(terminal.screen()).toContain('Bobby and');
  await terminal.type('x');
  await terminal.waitFor('May be the same as Robert Bell');
  await terminal.type('y');
  await terminal.waitFor('u takes it back');
  await terminal.waitUntilGone('May be');
  expect(journal.asked.map(({ kind }) => kind)).toEqual(['apart', 'merge']);
});

test('what was typed stays when it cannot be taken, and nothing is said twice', async () => {
  const { terminal, journal } = await opened();
  await terminal.type(KEYS.enter, 'r');
  await terminal.waitFor('New name of “Bobby”');
  journal.failNext('correct', new UsageError('That name is too long.', 'Use a shorter one.'));
  await terminal.type(' Bell', KEYS.enter);
  await terminal.waitFor('That name is too long. · Use a shorter one.');
  expect(terminal.screen()).toContain('› Bobby Bell');
  const go = journal.hold('correct');
  await terminal.type(KEYS.enter, KEYS.enter);
  go();
  await terminal.waitFor('“Bobby” is called “Bobby Bell”');
  expect(journal.asked).toEqual([{ kind: 'rename', entity: 'entity-Bobby', name: 'Bobby Bell' }]);
});

test('deleting a name asks first', async () => {
  const { terminal, journal } = await opened();
  await terminal.type(KEYS.enter, 'd');
  await terminal.waitFor('Delete “Bobby” from 2 entries? The text stays.');
  await terminal.type('n');
  await terminal.waitUntilGone('Delete “Bobby”');
  expect(journal.asked).toEqual([]);
  await terminal.type('d', 'y');
  await terminal.waitFor('“Bobby” is gone');
  expect(terminal.screen()).toContain('by the lake');
});

test('beside an entry a name is ignored there alone, gets its type, and one is added', async () => {
  const { terminal, journal, ids } = await opened();
  await terminal.type('t');
  await terminal.waitFor('“Bobby” is:');
  await terminal.type('7');
  await terminal.waitFor('Pets');
  await terminal.type(KEYS.tab, 'i');
  await terminal.waitFor('is nobody in one entry');
  await terminal.type('a');
  await terminal.waitFor('Who or what is this entry about, too?');
  await terminal.type('lake', KEYS.enter);
  await terminal.waitFor('“lake” is:');
  await terminal.type(KEYS.down, KEYS.enter);
  await terminal.waitFor(/Places\n.*lake/);
  const [entry = ''] = ids;
  expect(journal.asked).toMatchObject([
    { kind: 'retype', entity: 'entity-Bobby', type: 'pet' },
    { kind: 'ignore', entry },
    { kind: 'add', entry, name: 'lake', type: 'place' },
  ]);
});

test('all corrections are listed, from the settings, and each can be taken back', async () => {
  const { terminal, journal } = await opened();
  await journal.correct({ kind: 'retype', entity: 'entity-Bobby', type: 'pet' });
  await terminal.waitFor('Pets');
  await journal.correct({ kind: 'rename', entity: `entity-${LONG}`, name: 'Max' });
  await terminal.type('s');
  await terminal.waitFor(/Corrections +2/);
  await terminal.type('c');
  await terminal.waitFor('is called “Max”');
  await terminal.type('j', 'u');
  await terminal.waitFor('taken back');
  expect(terminal.rowWith('› ')).toMatch(/of the type pet +taken back/);
  expect(journal.said.filter(({ undone }) => undone === null)).toHaveLength(1);
});
