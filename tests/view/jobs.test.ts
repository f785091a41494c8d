/** The Jobs screen: what runs, waits and failed, live from events, and the keys that change it. */
import { expect, test } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { aRun } from '../helpers/fakeJournalWork.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const TEXTS = [
  'Lunch with Priya in Lisbon.',
  'Tea with Lena by the canal.',
  'A walk with Biscuit.',
  'Late train home.',
];

interface Scene {
  terminal: TestTerminal;
  journal: FakeJournal;
  /** of the entries, in the order of TEXTS */
  ids: [string, string, string, string];
}

/** The first entry is being read, the next two wait, the last has failed. */
async function scene(columns = 80, rows = 24): Promise<Scene> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids: string[] = [];
  for (const text of TEXTS) ids.push((await journal.add(text)).id);
  const [lunch = '', tea = '', walk = '', train = ''] = ids;
  journal.needAttention(train, 'no usable answer');
  journal.work.change(lunch, { attempts: 1 });
  journal.work.change(walk, { corridor: 'backfill' });
  const claimed = new Date(Date.now() - 5000).toISOString();
  journal.work.attempts.push(aRun({ episode: lunch, id: 'run-1', outcome: 'running', claimed, started: claimed }));
  journal.setActivity({ state: 'reading', episode: lunch, stage: 'nodes', run: 'run-1' }, 'claimed');
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('Late train home.');
  return { terminal, journal, ids: [lunch, tea, walk, train] };
}

async function onJobs(columns = 80, rows = 24): Promise<Scene> {
  const all = await scene(columns, rows);
  await all.terminal.waitFor('1 needs attention');
  await all.terminal.type('J');
  await all.terminal.waitFor(rows < 24 ? /Running[^]*Lunch/ : /Running[^]*Lunch with[^]*Late train/);
  return all;
}

/** As one tells the background: how far the running item is. */
function progress({ journal, ids: [lunch] }: Scene, tokens: number, speed: number): void {
  const more = { item: `${lunch}:nodes:1`, run: 'run-1', stage: 'nodes', tokens, tokens_per_second: speed } as const;
  journal.emit('progress', lunch, null, more);
}

const statusCalls = ({ journal }: Scene): number => journal.calls.filter((call) => call === 'status').length;

test('the status line leads to the jobs', async () => {
  const { terminal } = await scene();
  await terminal.waitFor('1 needs attention: J shows why');
  await terminal.type('J');
  await terminal.waitFor(/kith {2}Jobs/);
});

test('what runs, what waits and why, and what failed stand under each other', async () => {
  const { terminal } = await onJobs();
  expect(terminal.screen()).toMatch(/Running[^]*Lunch[^]*Waiting {2}2[^]*Tea[^]*Failed {2}1[^]*Late train/);
  expect(terminal.rowWith('Lunch')).toContain('names · attempt 1');
  expect(terminal.rowWith('Tea')).toMatch(/names\s+entry\s+<1 min\s+next/);
  expect(terminal.rowWith('A walk')).toMatch(/names\s+backfill\s+<1 min\s+after 1 other/);
  expect(terminal.rowWith('Late train')).toContain('3 attempts');
  expect(terminal.screen()).toContain('no usable answer');
  expect(terminal.screen()).toContain('2 wait · 1 entry, 1 backfill · 2 for names');
});

test('tokens and speed are live, and cost no reading of the queue', async () => {
  const all = await onJobs();
  await all.terminal.waitFor(/\d s · /);
  const before = statusCalls(all);
  for (let step = 1; step <= 20; step++) {
    progress(all, step * 10, 41.4);
    await all.terminal.waitFor(`${step * 10} tokens · 41 tok/s · `);
  }
  await all.terminal.waitFor('reading 1 of 3 · 41 tok/s');
  // The one that going there has asked for may still have been due.
  expect(statusCalls(all)).toBeLessThanOrEqual(before + 1);
});

test('a storm of events is a few readings, and the last one is the truth', async () => {
  const all = await onJobs();
  const { journal, terminal, ids } = all;
  const before = statusCalls(all);
  const began = Date.now();
  for (let count = 0; count < 500; count++) journal.emit('queued', ids[1]);
  journal.finishNodes(ids[0], {});
  journal.finishEdges(ids[0], []);
  journal.setActivity({ state: 'reading', episode: ids[1], stage: 'nodes', run: 'run-2' }, 'claimed');
  await terminal.waitFor(/Running[^]*Tea[^]*Waiting {2}1/);
  expect(statusCalls(all) - before).toBeLessThanOrEqual(2 + Math.ceil((Date.now() - began) / 250));
});

test('away from the jobs only the status is read', async () => {
  const { terminal, journal, ids } = await onJobs();
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Timeline');
  const before = journal.calls.filter((call) => call === 'runs').length;
  journal.finishNodes(ids[0], {});
  journal.setActivity({ state: 'waiting', reason: 'out of memory', until: null }, 'waiting');
  await terminal.waitFor('waiting · out of memory');
  expect(journal.calls.filter((call) => call === 'runs').length).toBe(before);
});

test('a cancelled entry stays in sight as held, and retry brings it back', async () => {
  const { terminal, journal, ids } = await onJobs();
  await terminal.type('j');
  await terminal.waitFor(/› Tea/);
  expect(terminal.rows().at(-2)).not.toContain('retry   ');
  await terminal.type('x');
  await terminal.waitFor('Held · r has it read again');
  await terminal.waitFor(/› Tea.*held/);
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Timeline');
  expect(terminal.rowWith('Tea with Lena')).toMatch(/‖$/);
  expect(terminal.rowWith('A walk')).toMatch(/·$/);
  await terminal.type('J', 'r');
  await terminal.waitFor(/› Tea.*manual.*next/);
  expect(journal.work.queue(journal.activity).find(({ episode }) => episode === ids[1])?.state).toBe('ready');
});

test('a raised entry goes before the others, and the selection goes along', async () => {
  const { terminal } = await onJobs();
  await terminal.type('j', 'j');
  await terminal.waitFor(/› A walk/);
  await terminal.type('p');
  await terminal.waitFor(/› A walk.*manual.*next/);
  await terminal.waitFor(/Tea.*after 1 other/);
  expect(terminal.rows().at(-2)).not.toContain('raise');
});

test('a failed entry is read again, alone or with all others', async () => {
  const { terminal, journal, ids } = await onJobs();
  await terminal.type('G', 'r');
  await terminal.waitFor('It waits to be read again');
  await terminal.waitFor(/› Late train.*manual/);
  expect(terminal.screen()).not.toContain('Failed');
  journal.needAttention(ids[3], 'again nothing');
  await terminal.waitFor('again nothing');
  await terminal.type('a');
  await terminal.waitFor('1 entry will be read again');
  await terminal.waitUntilGone('Failed');
});

test('cancelling everything asks first, tells how many, and is taken back by one key', async () => {
  const { terminal, journal } = await onJobs();
  await terminal.type('X');
  await terminal.waitFor('Stop and hold 3 entries?');
  await terminal.type('j', 'x', 'n');
  await terminal.waitUntilGone('Stop and hold');
  expect(journal.calls).not.toContain('cancel');
  await terminal.type('X', 'y');
  await terminal.waitFor('3 entries held · H resumes them');
  journal.setActivity({ state: 'idle', episode: null, stage: null, run: null });
  await terminal.waitFor('nothing waits · 3 held');
  await terminal.type('H');
  await terminal.waitFor(/Tea.*entry.*after 1 other/);
  expect(terminal.screen()).not.toContain('held');
});

test('enter opens the selected entry, and Esc comes back to it', async () => {
  const { terminal } = await onJobs();
  await terminal.type('j', KEYS.enter);
  await terminal.waitFor('waiting to be read');
  await terminal.type(KEYS.escape);
  await terminal.waitFor(/› Tea/);
});

test('tab shows the last runs with what they took', async () => {
  const { terminal, journal, ids } = await onJobs(120, 40);
  journal.work.attempts.push(aRun({ episode: ids[1], model: '/models/other.gguf', claimed: new Date().toISOString() }));
  await terminal.type(KEYS.tab);
  await terminal.waitFor('last runs');
  await terminal.waitFor(/› .*Tea with Lena.*names\s+completed/);
  expect(terminal.screen()).toContain('7.4 s · 1,204 in, 900 cached, 310 out · 41 tok/s · other.gguf');
  expect(terminal.screen()).toMatch(
    /Late train.*names\s+failed\s+.*attempt 3 · starter\s+ModelError: no usable answer/,
  );
  await terminal.type(KEYS.tab);
  await terminal.waitFor('Running');
});

test('an interrupted connection is caught up with one reading', async () => {
  const { terminal, journal, ids } = await onJobs();
  journal.connection('lost');
  await terminal.waitFor('connection lost');
  journal.work.drop(ids[1]);
  journal.activity = { ...journal.activity, episode: ids[2] };
  journal.connection('ready');
  await terminal.waitFor(/Running[^]*A walk[^]*Waiting {2}1[^]*Lunch/);
  expect(terminal.screen()).not.toContain('Tea');
});

test('of a hundred thousand only the first are listed, and the rest is counted', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids = journal.seed(Array.from({ length: 120 }, (_, index) => `Old entry ${index}.`));
  for (const id of ids) journal.work.put(id, { corridor: 'backfill' });
  const status = journal.status.bind(journal);
  journal.status = async () => {
    const now = await status();
    return { ...now, backlog: { ...now.backlog, ready: 100_000, eta_seconds: 7200 } };
  };
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('120 entries');
  await terminal.type('J');
  await terminal.waitFor('100,000 wait');
  await terminal.waitFor(/Old entry 0\..*next/);
  expect(terminal.screen()).toContain('done in about 2 h');
  await terminal.type('G');
  await terminal.waitFor('and 99,900 more');
  expect(terminal.rowWith('Old entry 99.')).toMatch(/›.*after 99 others/);
});

test.each([
  [40, 15],
  [39, 12],
])('at %i×%i each waiting entry has two rows, under the model', async (columns, rows) => {
  const { terminal } = await onJobs(columns, rows);
  await terminal.type('j');
  await terminal.waitFor(/› Tea with Lena/);
  const at = terminal.rows().findIndex((row) => row.includes('› Tea'));
  expect(terminal.rows()[at + 1]).toContain('next · names · entry');
  // Under forty columns there is no header to tell the model.
  if (columns >= 40) expect(terminal.screen()).toMatch(/Jobs\s+starter · unloaded\n.*2 wait/);
});

test('nothing is drawn on the jobs while nothing happens', async () => {
  const home = await temporaryHome();
  const terminal = openTerminal({ home });
  await terminal.waitFor('idle');
  await terminal.type('J');
  await terminal.waitFor('nothing is being read');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { length } = terminal.bytes;
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(terminal.bytes.length).toBe(length);
});
