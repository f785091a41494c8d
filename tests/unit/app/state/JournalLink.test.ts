/** The link to the journal: it tells the truth, can be tried again, and lets nothing slip while it waits. */
import { expect, test } from 'vitest';
import { EngineUnavailableError } from '../../../../backend/errors.ts';
import { JournalLink } from '../../../../app/tui/state/effects/JournalLink.ts';
import { createStore } from '../../../../app/tui/state/store.ts';
import { FakeJournal } from '../../../helpers/fakeJournal.ts';
import { fresh } from './states.ts';

test('a failure is told with its next step, and another try may succeed', async () => {
  const store = createStore(fresh());
  const journal = new FakeJournal();
  let tries = 0;
  const link = new JournalLink(store, () => {
    tries++;
    if (tries === 1) return Promise.reject(new EngineUnavailableError('No engine was found.', 'Run kith doctor.'));
    return Promise.resolve(journal);
  });
  const waiting = link.ready();
  await link.open();
  expect(store.get().connection).toMatchObject({ state: 'failed', reason: 'No engine was found.' });
  expect(store.get().connection.nextStep).toContain('Run kith doctor.');
  await link.open();
  expect(store.get().connection.state).toBe('ready');
  expect(await waiting).toBe(journal);
});

test('a lost connection is told, and so is its return', async () => {
  const store = createStore(fresh());
  const journal = new FakeJournal();
  const link = new JournalLink(store, () => Promise.resolve(journal));
  await link.open();
  journal.connection('lost');
  expect(store.get().connection.state).toBe('lost');
  journal.connection('ready');
  expect(store.get().connection.state).toBe('ready');
});

test('two tries at once open one journal', async () => {
  let tries = 0;
  const link = new JournalLink(createStore(fresh()), () => {
    tries++;
    return Promise.resolve(new FakeJournal());
  });
  await Promise.all([link.open(), link.open()]);
  expect(tries).toBe(1);
});

test('a journal that opens after the window was quit is let go again', async () => {
  const journal = new FakeJournal();
  let open: () => void = () => undefined;
  const link = new JournalLink(createStore(fresh()), () => new Promise((resolve) => (open = () => resolve(journal))));
  const opening = link.open();
  await Promise.resolve();
  await link.close();
  open();
  await opening;
  expect(journal.closed).toBe(true);
});
