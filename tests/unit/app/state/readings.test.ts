/** What is wanted is read: once for many reasons, again after a change, never without a journal. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JournalLink } from '../../../../app/tui/state/effects/JournalLink.ts';
import { keepRead } from '../../../../app/tui/state/effects/readings.ts';
import { createStore, type Store } from '../../../../app/tui/state/store.ts';
import { FakeJournal } from '../../../helpers/fakeJournal.ts';
import { FakeShelf } from '../../../helpers/fakeShelf.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';
import { fresh } from './states.ts';

let journal: FakeJournal;
let store: Store;
let link: JournalLink;
let stop: () => void;

beforeEach(() => {
  journal = new FakeJournal();
  journal.seed(['one', 'two']);
  store = createStore(fresh());
  link = new JournalLink(store, () => Promise.resolve(journal));
  stop = keepRead(store, link, new FakeShelf());
});
afterEach(async () => {
  stop();
  await link.close();
});

const calls = (method: string): number => journal.calls.filter((call) => call === method).length;

test('nothing is read before the journal is open', async () => {
  await Promise.resolve();
  expect(journal.calls).toEqual([]);
  await link.open();
  await waitUntil('the timeline', () => store.get().timeline.total === 2);
});

test('models are looked for only where they are shown', async () => {
  await link.open();
  await waitUntil('the timeline', () => store.get().timeline.total === 2);
  expect(store.get().models.shelf).toBeNull();
  store.dispatch({ type: 'wentTo', place: { name: 'models' } });
  await waitUntil('the models', () => store.get().models.shelf !== null);
});

test('a burst of events is one reading while one runs, and one more after it', async () => {
  await link.open();
  await waitUntil('the timeline', () => store.get().timeline.total === 2);
  const before = calls('list');
  const release = journal.hold('list');
  for (let count = 0; count < 20; count++) journal.emit('saved', 'x');
  release();
  const settled = (): boolean => store.get().timeline.got === store.get().timeline.wanted;
  await waitUntil('all read', settled);
  expect(calls('list') - before).toBe(2);
});

test('a reading that fails is told and not repeated until there is a reason', async () => {
  journal.failNext('status', new Error('engine is loading'));
  await link.open();
  await waitUntil('the problem', () => store.get().background.problem !== null);
  expect(store.get().background.problem).toContain('engine is loading');
  expect(calls('status')).toBe(1);
  journal.emit('idle');
  await waitUntil('the status', () => store.get().background.status !== null);
  expect(store.get().background.problem).toBeNull();
});

test('an entry that is opened is read, and read again when the background has finished with it', async () => {
  await link.open();
  const [id = ''] = [...journal.episodes.keys()];
  store.dispatch({ type: 'wentTo', place: { name: 'entry', id, list: 'timeline' } });
  await waitUntil('the entry', () => store.get().entry.detail?.id === id);
  journal.finishNodes(id, { one: 'other' });
  await waitUntil('its names', () => store.get().entry.detail?.entities.length === 1);
});

test('a storm of events reads the status at most four times a second, and once at its end', async () => {
  await link.open();
  await waitUntil('the status', () => store.get().background.status !== null);
  const before = calls('status');
  const began = performance.now();
  for (let count = 0; count < 50; count++) {
    journal.emit('claimed', 'x');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await waitUntil('all read', () => store.get().background.got === store.get().background.wanted);
  const most = 2 + (performance.now() - began) / 250;
  expect(calls('status') - before).toBeLessThanOrEqual(most);
});

test('titles are read once, and again only for an entry that has changed', async () => {
  const asked: string[][] = [];
  const getMany = journal.getMany.bind(journal);
  journal.getMany = (ids) => {
    asked.push([...ids]);
    return getMany(ids);
  };
  const [first = '', second = ''] = journal.episodes.keys();
  journal.work.put(first);
  journal.work.put(second);
  await link.open();
  await waitUntil('the status', () => store.get().background.status !== null);
  store.dispatch({ type: 'wentTo', place: { name: 'jobs' } });
  const title = (id: string): string | undefined => store.get().jobs.titles.get(id)?.title;
  await waitUntil('the titles', () => title(first) === 'one' && title(second) === 'two');
  journal.emit('claimed', first);
  await journal.edit(second, { text: 'two again' });
  await waitUntil('the new title', () => title(second) === 'two again');
  expect(asked).toEqual([[first, second], [second]]);
});

test('the jobs are read only for somebody who looks at them, also after the connection was lost', async () => {
  const [first = ''] = journal.episodes.keys();
  journal.needAttention(first, 'no answer');
  await link.open();
  await waitUntil('the status', () => store.get().background.status !== null);
  store.dispatch({ type: 'wentTo', place: { name: 'jobs' } });
  await waitUntil('the failure', () => store.get().jobs.failures.length === 1);
  store.dispatch({ type: 'wentBack' });
  const settled = (): boolean => store.get().background.got === store.get().background.wanted;
  await waitUntil('all read', settled);
  const before = calls('runs');
  journal.connection('lost');
  journal.connection('ready');
  await waitUntil('the status again', settled);
  await waitUntil('the jobs to be due', () => store.get().jobs.wanted > store.get().jobs.got);
  expect(calls('runs')).toBe(before);
});
