/** The window does not wait for the journal: it draws, takes text, and tells how the opening goes. */
import { expect, test } from 'vitest';
import { EngineUnavailableError } from '../../backend/errors.ts';
import type { Journal } from '../../backend/journal/Journal.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal } from '../helpers/terminal.ts';

test('typing and saving before the journal is open; the save happens when it is', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  let open: () => void = () => undefined;
  const opened = new Promise<Journal>((resolve) => (open = () => resolve(journal)));
  const terminal = openTerminal({ home, journal, openJournal: () => opened });
  await terminal.waitFor('opening the journal…');
  await terminal.type('n', 'Early bird', KEYS.ctrlS);
  await terminal.waitFor('saving as soon as the journal is open');
  expect(journal.calls).toEqual([]);
  open();
  await terminal.waitFor('Saved');
  expect([...journal.episodes.values()][0]?.text).toBe('Early bird');
});

test('a failed opening says why and what to do, keeps the text, and can be tried again', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  let tries = 0;
  const terminal = openTerminal({
    home,
    journal,
    columns: 120,
    openJournal: () => {
      tries++;
      if (tries > 1) return Promise.resolve(journal);
      return Promise.reject(new EngineUnavailableError('No engine was found.', 'Run kith doctor.'));
    },
  });
  await terminal.waitFor('No engine was found. · Run kith doctor.');
  expect(terminal.screen()).toMatch(/^ +Run kith doctor\.$/m);
  await terminal.type('n', 'Written anyway', KEYS.ctrlS);
  await terminal.waitFor('saving as soon as the journal is open');
  await terminal.waitFor('^R try again');
  await terminal.type(KEYS.escape);
  await terminal.waitFor('R try again');
  await terminal.type('R');
  await terminal.waitFor('Saved');
  expect([...journal.episodes.values()][0]?.text).toBe('Written anyway');
});

test('what takes time is told', async () => {
  const terminal = openTerminal({
    home: await temporaryHome(),
    openJournal: (onState) => {
      onState('connecting', 'fetching the engine, 41 %');
      return new Promise(() => undefined);
    },
  });
  await terminal.waitFor('opening the journal… · fetching the engine, 41 %');
});

test('a lost connection is told, and everything is read anew when it is back', async () => {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  journal.seed(['One']);
  const terminal = openTerminal({ home, journal });
  await terminal.waitFor('idle');
  journal.connection('lost');
  await terminal.waitFor('connection lost, reconnecting…');
  journal.seed(['Written elsewhere meanwhile'], new Date(Date.now() + 60_000));
  journal.connection('ready');
  await terminal.waitFor('Written elsewhere meanwhile');
  await terminal.waitFor('idle');
});
