/** What a person sees of the background: attempts, cancelling, records and events, with a real engine and worker. */
import { describe, expect, it } from 'vitest';
import type { Journal, JournalEvent } from '../../backend/index.ts';
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';
import { scriptedReaders } from '../helpers/scriptedReaders.ts';
import { specificationOf, startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const statusOf = async (journal: Journal, id: string) => (await journal.get(id)).status;
const badOutput = () => new KithError('failure', 'The model gave no readable answer.', 'Try again.');

describe('attempts', () => {
  it('are three; then the entry needs attention with the last reason, and can be brought back', async () => {
    const { journal, scripted } = await startTestWorker();
    scripted.failNext(badOutput(), badOutput(), badOutput());
    const { id } = await journal.add('with Priya');
    for (const attempt of [1, 2]) {
      await waitUntil(`attempt ${attempt} failed`, async () => (await journal.status()).backlog.waiting === 1);
      const [item] = (await journal.status()).queue;
      expect(item).toMatchObject({ state: 'waiting', attempts: attempt, reason: 'The model gave no readable answer.' });
      expect(Date.parse(item?.not_before ?? '')).toBeGreaterThan(Date.now());
      await journal.raise([id]);
    }
    await waitUntil('it needs attention', async () => (await statusOf(journal, id)) === 'needs_attention');
    expect(await journal.get(id)).toMatchObject({ reason: 'The model gave no readable answer.' });
    const runs = await journal.runs({ episode: id });
    expect(runs.map(({ outcome, attempt, error_class }) => [outcome, attempt, error_class])).toEqual([
      ['failed', 3, 'KithError'],
      ['failed', 2, 'KithError'],
      ['failed', 1, 'KithError'],
    ]);
    expect(await journal.enrich({ which: 'failed' })).toEqual([id]);
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
    expect((await journal.runs({ episode: id }))[1]).toMatchObject({
      attempt: 1,
      outcome: 'completed',
      stage: 'nodes',
    });
  });

  it('that fail for the machine’s reasons do not count, wait, and heed a hint', async () => {
    const { journal, scripted } = await startTestWorker();
    scripted.failNext(
      new ModelUnavailableError('There is too little memory.', 'Close something.', { retryAfter: 90_000 }),
    );
    const before = Date.now();
    const { id } = await journal.add('with Priya');
    await waitUntil('it waits', async () => (await journal.status()).backlog.waiting === 1);
    const status = await journal.status();
    expect(status.queue[0]).toMatchObject({ state: 'waiting', attempts: 0, transient_failures: 1 });
    const until = Date.parse(status.queue[0]?.not_before ?? '');
    expect(until).toBeGreaterThanOrEqual(before + 90_000);
    expect(until).toBeLessThan(Date.now() + 91_000);
    await waitUntil('it says so', async () => (await journal.status()).activity.state === 'waiting');
    expect((await journal.status()).activity.reason).toBe('There is too little memory.');
    expect(await statusOf(journal, id)).toBe('pending_nodes');
    await journal.raise([id]);
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
  });

  it('leave other work alone while a model cannot be had', async () => {
    let isThere = false;
    const { journal } = await startTestWorker({
      locateModel: (name) =>
        name === 'absent' && !isThere
          ? Promise.reject(new ModelUnavailableError('The file is missing.', 'Fetch it.'))
          : Promise.resolve(specificationOf(name)),
    });
    await journal.setInference(false);
    const first = await journal.add('one');
    const second = await journal.add('two');
    await journal.enrich({ ids: [first.id] }, 'absent');
    await journal.setInference(true);
    await waitUntil('the other is done', async () => (await statusOf(journal, second.id)) === 'done');
    await waitUntil('it waits', async () => (await journal.status()).activity.reason === 'The file is missing.');
    expect((await journal.status()).activity.until).not.toBeNull();
    isThere = true;
    await journal.raise([first.id]);
    await waitUntil('it is done', async () => (await statusOf(journal, first.id)) === 'done');
    expect((await journal.runs({ episode: first.id }))[0]).toMatchObject({ attempt: 1 });
  });
});

describe('cancelling', () => {
  it('holds a waiting entry at once, until it is asked for again', async () => {
    const { journal, scripted } = await startTestWorker();
    const open = scripted.hold();
    const first = await journal.add('one');
    await waitUntil('the first is being read', () => scripted.running() === 1);
    const second = await journal.add('two');
    expect(await journal.cancel({ ids: [second.id] })).toEqual([second.id]);
    open();
    await waitUntil('the first is done', async () => (await statusOf(journal, first.id)) === 'done');
    const status = await journal.status();
    expect(status.counts).toMatchObject({ pending_nodes: 1 });
    expect(status.backlog).toMatchObject({ held: 1, ready: 0 });
    expect(status.queue).toMatchObject([{ episode: second.id, state: 'held' }]);
    await waitUntil('nothing is left to do', async () => (await journal.status()).activity.state === 'idle');
    await journal.setInference(false);
    await journal.setInference(true);
    expect((await journal.status()).backlog.held).toBe(1);
    await journal.enrich({ ids: [second.id] });
    await waitUntil('the second is done', async () => (await statusOf(journal, second.id)) === 'done');
  });

  it('stops a reading at once, and its late result is refused', async () => {
    const { journal, scripted } = await startTestWorker();
    scripted.hold();
    const { id } = await journal.add('with Priya');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.cancel({ which: 'all' });
    await waitUntil('the reading has stopped', () => scripted.running() === 0);
    expect((await journal.status()).backlog).toMatchObject({ held: 1, running: 0 });
    expect((await journal.runs())[0]).toMatchObject({ episode: id, outcome: 'cancelled' });
    scripted.hold()();
    expect(await journal.enrich({ which: 'held' })).toEqual([id]);
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
    expect((await journal.runs())[1]).toMatchObject({ attempt: 1, outcome: 'completed' });
  });

  it('of an entry that is read already does nothing', async () => {
    const { journal } = await startTestWorker();
    const { id } = await journal.add('one');
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
    expect(await journal.cancel({ ids: [id] })).toEqual([]);
  });

  it('is what an edit does to the reading of the earlier text', async () => {
    const { journal, scripted } = await startTestWorker();
    const open = scripted.hold();
    const { id } = await journal.add('with Priya');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.edit(id, { text: 'with Marek' });
    await waitUntil('the new text is being read', () => scripted.read.at(-1) === 'nodes with Marek');
    open();
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
    expect((await journal.get(id)).entities.map(({ name }) => name)).toEqual(['Marek']);
    expect((await journal.runs()).map(({ outcome, revision }) => [outcome, revision])).toEqual([
      ['completed', 2],
      ['completed', 2],
      ['cancelled', 1],
    ]);
  });
});

describe('what happened', () => {
  it('is recorded for each run', async () => {
    const { journal } = await startTestWorker();
    const { id } = await journal.add('with Priya');
    await waitUntil('it is done', async () => (await statusOf(journal, id)) === 'done');
    const [edges, nodes] = await journal.runs();
    expect(nodes).toMatchObject({
      episode: id,
      stage: 'nodes',
      corridor: 'entry',
      attempt: 1,
      model: 'scripted',
      prompt_version: 'scripted-1',
      prompt_tokens: 40,
      cached_tokens: 10,
      generated_tokens: 5,
      outcome: 'completed',
      error_class: null,
    });
    const times = [nodes?.claimed, nodes?.started, nodes?.first_token, nodes?.ended, edges?.ended];
    expect(times).toEqual([...times].sort());
    expect((await journal.runs({ outcome: 'failed' })).length).toBe(0);
    expect((await journal.status()).backlog.eta_seconds).toBe(0);
  });

  it('is told to every follower once and in order', async () => {
    const { journal, openWindow } = await startTestWorker();
    const other = await openWindow();
    const heard: [JournalEvent[], JournalEvent[]] = [[], []];
    journal.onEvent((event) => void heard[0].push(event));
    other.onEvent((event) => void heard[1].push(event));
    for (let entry = 0; entry < 20; entry++) await (entry % 2 ? journal : other).add(`entry ${entry} with Priya`);
    const isDone = (events: JournalEvent[]) =>
      events.filter(({ type, stage }) => type === 'completed' && stage === 'edges').length === 20;
    await waitUntil('both heard all', () => isDone(heard[0]) && isDone(heard[1]));
    for (const events of heard) {
      const keys = events
        .filter(({ run, type }) => run && type !== 'progress')
        .map(({ type, run }) => `${type} ${run}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(events.filter(({ type }) => type === 'saved').length).toBe(20);
      expect(events.filter(({ type }) => type === 'claimed').length).toBe(40);
    }
    const ids = (events: JournalEvent[]) => events.filter(({ type }) => type !== 'progress').map(({ id }) => id);
    const common = ids(heard[0]).filter((id) => ids(heard[1]).includes(id));
    expect(ids(heard[1]).filter((id) => common.includes(id))).toEqual(common);
    const recent = await journal.events(1_000);
    expect(recent.filter(({ type }) => type === 'completed').length).toBe(40);
  });

  it('never holds text of an entry', async () => {
    const { journal, scripted } = await startTestWorker();
    scripted.failNext(new SyntaxError('Unexpected token in "with Xanthippe"'));
    await journal.add('with Xanthippe');
    await waitUntil('it failed', async () => (await journal.runs({ outcome: 'failed' })).length === 1);
    const told = JSON.stringify([await journal.runs(), await journal.events(100), await journal.status()]);
    expect(told).not.toContain('Xanthippe');
  });
});

describe('the graph', () => {
  it('is the same after it is made again from the truth', async () => {
    const { journal } = await startTestWorker({ scripted: scriptedReaders() });
    for (const text of ['with Priya in Lisbon', 'with Marek', 'Priya and Marek at Siemens']) await journal.add(text);
    await waitUntil('all are done', async () => (await journal.status()).counts.done === 3);
    const before = [await journal.entities(), await journal.entity('Priya')];
    expect(await journal.rebuild()).toBe(3);
    expect([await journal.entities(), await journal.entity('Priya')]).toEqual(before);
  });
});
