/** The review of proposals in the window: the sum, one difference, and every answer asked about first. */
import { expect, test } from 'vitest';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import type { Difference } from '../../backend/review/difference.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { NO_DIFFERENCE } from '../helpers/fakeJournalReview.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const TEXTS = [
  'Lunch with Priya in Lisbon.',
  'Tea with Lena by the canal.',
  'A walk with Biscuit.',
  'Late train home.',
];

const found = (name: string, type: FoundEntity['type']): FoundEntity => ({
  name,
  type,
  mentions: [{ surface: name, start: 0, end: name.length }],
});

const LUNCH: Difference = {
  entities: {
    added: [found('Lisbon', 'place')],
    removed: [found('Lunch', 'other')],
    changed: [{ before: found('Priya', 'pet'), after: found('Priya', 'person'), what: ['type'] }],
  },
  relations: {
    added: [{ subject: 'Priya', predicate: 'visited', object: 'Lisbon', evidence: 'Lunch with Priya in Lisbon.' }],
    removed: [],
    changed: [],
  },
};
const TEA: Difference = { ...NO_DIFFERENCE, entities: { added: [found('Lena', 'person')], removed: [], changed: [] } };

interface Scene {
  terminal: TestTerminal;
  journal: FakeJournal;
  /** of the entries, in the order of TEXTS */
  ids: string[];
}

/** Two entries would change, one would not, one could not be read. */
async function onReview(columns = 80, rows = 24, environment: NodeJS.ProcessEnv = {}): Promise<Scene> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids = journal.seed(TEXTS);
  const [lunch = '', tea = '', walk = '', train = ''] = ids;
  journal.propose(lunch, LUNCH);
  journal.propose(tea, TEA);
  journal.propose(walk, NO_DIFFERENCE);
  journal.propose(train, NO_DIFFERENCE, { state: 'failed', difference: null, reason: 'no readable answer' });
  const terminal = openTerminal({ home, journal, columns, rows, environment });
  await terminal.waitFor('3 to review');
  await terminal.type('s');
  await terminal.waitFor('Language model');
  await terminal.type('v');
  await terminal.waitFor('2 entries would change');
  return { terminal, journal, ids };
}

test('the list shows the sum, and of each entry how much would change', async () => {
  const { terminal } = await onReview();
  expect(terminal.screen()).toContain('2 entries would change  names +2 -1 ~1  relations +1');
  expect(terminal.screen()).toContain('1 would stay as they are · 1 could not be read');
  expect(terminal.screen()).toContain('read by starter → large');
  expect(terminal.rowWith('Lunch')).toMatch(/names \+1 -1 ~1 {2}relations \+1$/);
  expect(terminal.rowWith('Tea')).toMatch(/names \+1$/);
  expect(terminal.rowWith('Late train')).toMatch(/! could not be read$/);
  expect(terminal.screen()).not.toContain('A walk');
  expect(terminal.rows().at(-2)).toContain('a accept');
});

test.each([
  [40, 15],
  [80, 24],
  [120, 40],
])('everything fits into %i columns and %i rows', async (columns, rows) => {
  const { terminal } = await onReview(columns, rows);
  expect(terminal.rowWith('Tea')).toMatch(/\+1$/);
  await terminal.type(KEYS.enter);
  await terminal.waitFor('+ place Lisbon');
  expect(terminal.screen()).toContain('~ pet Priya → person Priya');
  await terminal.type('a');
  await terminal.waitFor('Accept this?');
});

test('a difference tells by signs what it tells by colours, and whose the readings are', async () => {
  const { terminal } = await onReview(80, 24, { NO_COLOR: '1' });
  await terminal.type(KEYS.enter);
  await terminal.waitFor('+ place Lisbon');
  const shown = terminal.screen();
  for (const line of ['- other Lunch', '~ pet Priya → person Priya', '+ Priya visited Lisbon: “Lunch with Priya']) {
    expect(shown).toContain(line);
  }
  expect(shown).toMatch(/Stands, names: starter · prompt nodes-1 · .*22 Nov/);
  expect(shown).toMatch(/Proposed, relations: large · prompt edges-1/);
});

test('accepting asks first; a no leaves everything, a yes takes it and goes back to the list', async () => {
  const { terminal, journal, ids } = await onReview();
  await terminal.type(KEYS.enter);
  await terminal.waitFor('+ place Lisbon');
  await terminal.type('a');
  await terminal.waitFor('Accept this? It replaces what stands.');
  await terminal.type('n');
  expect(journal.calls).not.toContain('accept');
  expect(terminal.screen()).toContain('+ place Lisbon');
  await terminal.type('a', 'y');
  await terminal.waitFor('1 entry would change');
  expect(terminal.screen()).toContain('Accepted for 1 entry');
  expect(journal.proposed.has(ids[0] ?? '')).toBe(false);
});

test('all are accepted or discarded with one answer', async () => {
  const { terminal, journal } = await onReview();
  await terminal.type('A');
  await terminal.waitFor('Accept all? 2 entries will change, 1 not.');
  await terminal.type('y');
  await terminal.waitFor('0 entries would change');
  expect([...journal.proposed.values()].map(({ state }) => state)).toEqual(['failed']);
  await terminal.type('X');
  await terminal.waitFor('Discard all 1?');
  await terminal.type('y');
  await terminal.waitFor('Nothing to review.');
});

test('what another window answered meanwhile is said to be gone', async () => {
  const { terminal, journal, ids } = await onReview();
  await terminal.type(KEYS.enter);
  await terminal.waitFor('+ place Lisbon');
  await journal.discard([{ id: ids[0] ?? '' }]);
  await terminal.waitFor('This proposal is gone.');
});

test('a held preview is a job as any other, and retry has it read anew, not read again', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [lunch = ''] = journal.seed(TEXTS);
  await journal.preview({ ids: [lunch] }, 'large');
  journal.work.put(lunch, { item: `${lunch}:nodes:1:preview`, preview: true, model: 'large', state: 'held' });
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('4 entries');
  await terminal.type('J');
  await terminal.waitFor('a preview');
  await terminal.type('r');
  await terminal.waitFor('It waits to be read again');
  expect(journal.previewed.at(-1)).toEqual({ selection: { ids: [lunch] }, model: 'large' });
  expect(journal.calls).not.toContain('enrich');
});

test('the page of a name says who read the selected sentence, when it is asked', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [lunch = ''] = journal.seed(TEXTS);
  journal.finishNodes(lunch, { Priya: 'person' });
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('4 entries');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Priya');
  await terminal.type(KEYS.tab, KEYS.enter);
  await terminal.waitFor('w why');
  await terminal.type('w');
  await terminal.waitFor(/names: starter · prompt nodes-1 · 22 Nov \d\d:\d\d\s+run 01KB3Z/);
  await terminal.type('w');
  await terminal.waitUntilGone('prompt nodes-1');
});

test('a preview of all is asked for from the empty review, and its proposals appear', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [lunch = ''] = journal.seed(TEXTS);
  journal.readBefore = ['small'];
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('4 entries');
  await terminal.type('s');
  await terminal.waitFor('Read entries anew');
  await terminal.type('j', 'j');
  await terminal.waitFor('› Read entries anew');
  await terminal.waitFor('Entries were read by small. A preview shows what');
  await terminal.type(KEYS.enter);
  await terminal.waitFor('Nothing to review.');
  await terminal.type('p');
  await terminal.waitFor('Read 4 entries anew? Only to see.');
  await terminal.type('y');
  await terminal.waitFor('4 still to be read');
  expect(journal.previewed).toEqual([{ selection: { which: 'all' }, model: undefined }]);
  journal.propose(lunch, LUNCH);
  await terminal.waitFor('1 entry would change');
});
