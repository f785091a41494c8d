/** Quitting: at once, from anywhere, whatever the journal does, with the terminal as it was. */
import { expect, test, vi } from 'vitest';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { KEYS, openTerminal } from '../helpers/terminal.ts';

const RESTORED = /\u001B\[\?25h\u001B\[\?1049l$/;

test.each([
  ['q', 'q'],
  ['Ctrl-C', KEYS.ctrlC],
])('%s in the timeline ends the window and gives the terminal back', async (_name, key) => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  expect(terminal.stdin.raw).toBe(true);
  await terminal.type(key);
  expect(await terminal.exited).toBe(0);
  expect(terminal.stdin.raw).toBe(false);
  expect(terminal.bytes).toMatch(RESTORED);
  expect(terminal.journal.closed).toBe(true);
});

test('Ctrl-C while writing ends the window too; q is a letter there', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.type('n', 'quiet');
  await terminal.waitFor('quiet');
  await terminal.type(KEYS.ctrlC);
  expect(await terminal.exited).toBe(0);
});

test('a journal that does not answer any more cannot hold the window', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.close = () => new Promise(() => undefined);
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('idle');
  journal.hold('list');
  const begun = performance.now();
  await terminal.type('q');
  await terminal.exited;
  expect(performance.now() - begun).toBeLessThan(200);
});

test('the window can be quit before the journal is open', async () => {
  const terminal = openTerminal({ home: await temporaryHome(), openJournal: () => new Promise(() => undefined) });
  await terminal.waitFor('opening');
  await terminal.type('q');
  expect(await terminal.exited).toBe(0);
});

test('a keyboard that goes away ends the window', async () => {
  const terminal = openTerminal({ home: await temporaryHome() });
  await terminal.waitFor('Nothing here yet.');
  terminal.stdin.end();
  expect(await terminal.exited).toBe(0);
});

test('a view that breaks gives the terminal back and says why', async () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [id = ''] = journal.seed(['fine']);
  Object.assign(journal.episodes.get(id) ?? {}, { text: null });
  const terminal = openTerminal({ home, journal });
  expect(await terminal.exited).toBe(1);
  expect(terminal.bytes).toMatch(RESTORED);
  expect(terminal.stdin.raw).toBe(false);
  expect(told.mock.calls.flat().join('')).toContain('Kith had to stop');
  told.mockRestore();
});
