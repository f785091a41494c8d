/** Reading entries anew beside what stands, with a real engine and worker: nothing changes before somebody accepts it. */
import { describe, expect, it, vi } from 'vitest';
import type { Journal, Proposal } from '../../backend/index.ts';
import { KithError } from '../../backend/errors.ts';
import { startTestWorker, type TestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const namesOf = async (journal: Journal, id: string) => (await journal.get(id)).entities.map(({ name }) => name);
const proposalsOf = async (journal: Journal) => (await journal.status()).proposals;
const types = async (journal: Journal) => (await journal.events(100)).map(({ type }) => type);

/** A worker, and entries that it has read. */
async function startWith(...texts: string[]): Promise<TestWorker & { ids: string[] }> {
  const worker = await startTestWorker();
  const ids: string[] = [];
  for (const text of texts) ids.push((await worker.journal.add(text)).id);
  await waitUntil('all is read', async () => (await worker.journal.status()).counts.done === texts.length);
  return { ...worker, ids };
}

async function ready(journal: Journal, count: number): Promise<Proposal[]> {
  await waitUntil(`${count} proposals`, async () => (await proposalsOf(journal)).ready === count);
  return journal.proposals();
}

const only = async (journal: Journal): Promise<Proposal> => {
  const [proposal] = await ready(journal, 1);
  if (proposal === undefined) throw new Error('there is no proposal');
  return proposal;
};

describe('a preview', () => {
  it('tells what would change and by whom, and changes nothing', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon', 'with Marek');
    const [first = '', second = ''] = ids;
    const before = [await journal.get(first), await journal.get(second), await journal.entities()];
    scripted.miss('Lisbon');
    expect((await journal.preview({ which: 'all' }, 'other')).sort()).toEqual([...ids].sort());
    const proposals = await ready(journal, 2);
    expect([await journal.get(first), await journal.get(second), await journal.entities()]).toEqual(before);
    expect(await journal.rebuild()).toBe(2);
    expect([await journal.get(first), await journal.get(second), await journal.entities()]).toEqual(before);
    expect(proposals.map(({ id }) => id)).toEqual([second, first]);
    expect(proposals[1]).toMatchObject({
      state: 'ready',
      before: { nodes: { model: 'scripted' }, edges: { model: 'scripted' } },
      after: { nodes: { model: 'other', prompt_version: 'scripted-1' }, edges: { model: 'other' } },
      difference: { entities: { added: [], removed: [{ name: 'Lisbon' }], changed: [] } },
    });
    expect(Date.parse(proposals[1]?.after.nodes?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const [edges, nodes] = await journal.runs({ episode: first });
    expect([edges, nodes]).toMatchObject([
      { stage: 'edges', preview: true, model: 'other' },
      { stage: 'nodes', preview: true, id: proposals[1]?.after.nodes?.run },
    ]);
  });

  it('goes through the one queue: it waits, is counted, and reads the relations after the names', async () => {
    const { journal, scripted, ids } = await startWith('with Priya', 'with Marek');
    const open = scripted.hold();
    await journal.preview({ ids });
    await waitUntil('one is being read', () => scripted.running() === 1);
    const status = await journal.status();
    expect(status.counts).toMatchObject({ done: 2, running: 1 });
    expect(status.backlog).toMatchObject({ running: 1, ready: 1, corridors: { manual: 1 } });
    expect(status.queue).toMatchObject([{ preview: true }, { preview: true, corridor: 'manual' }]);
    expect(status.proposals).toEqual({ pending: 2, ready: 0, failed: 0 });
    expect(await journal.unread(ids)).toEqual(ids);
    open();
    await ready(journal, 2);
    expect(scripted.read.slice(4)).toEqual([
      'nodes with Priya',
      'edges with Priya',
      'nodes with Marek',
      'edges with Marek',
    ]);
    expect(await journal.unread(ids)).toEqual([]);
  });

  it('is only made of entries that are read', async () => {
    const { journal, ids } = await startWith('with Priya');
    await journal.setInference(false);
    const waiting = await journal.add('with Marek');
    expect(await journal.preview({ ids: [...ids, waiting.id, 'nobody'] })).toEqual(ids);
    expect(await journal.preview({ which: 'all' })).toEqual(ids);
  });

  it('waits while inference is off', async () => {
    const { journal, scripted, ids } = await startWith('with Priya');
    await journal.setInference(false);
    await journal.preview({ ids });
    expect(await proposalsOf(journal)).toMatchObject({ pending: 1, ready: 0 });
    await journal.setInference(true);
    await ready(journal, 1);
    expect(scripted.read.length).toBe(4);
  });

  it('takes the place of an earlier one, even of one that is being read', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon');
    const earlier = await journal.preview({ ids }).then(() => only(journal));
    const open = scripted.hold();
    await journal.preview({ ids }, 'second');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.preview({ ids }, 'third');
    open();
    const later = await only(journal);
    expect(later.after.nodes?.model).toBe('third');
    expect(await journal.accept([earlier])).toEqual([]);
    expect(await journal.accept([later])).toEqual(ids);
  });

  it('that cannot be read leaves the entry as it is, and says why', async () => {
    const { journal, scripted, ids } = await startWith('with Priya');
    const bad = () => new KithError('failure', 'The model gave no readable answer.', 'Try again.');
    scripted.failNext(bad(), bad(), bad());
    await journal.preview({ ids });
    for (const attempt of [1, 2]) {
      await waitUntil(`attempt ${attempt} failed`, async () => (await journal.status()).backlog.waiting === 1);
      await journal.raise(ids);
    }
    await waitUntil('it is given up', async () => (await proposalsOf(journal)).failed === 1);
    expect(await journal.proposals()).toMatchObject([
      { state: 'failed', reason: 'The model gave no readable answer.' },
    ]);
    expect(await journal.get(ids[0] ?? '')).toMatchObject({ status: 'done', reason: null });
    expect(await journal.discard(ids.map((id) => ({ id })))).toEqual(ids);
  });

  it('can be cancelled and goes on when it is asked for again', async () => {
    const { journal, scripted, ids } = await startWith('with Priya');
    const open = scripted.hold();
    await journal.preview({ ids });
    await waitUntil('it is being read', () => scripted.running() === 1);
    expect(await journal.cancel({ which: 'all' })).toEqual(ids);
    await waitUntil('the reading has stopped', () => scripted.running() === 0);
    open();
    expect((await journal.status()).backlog).toMatchObject({ held: 1, running: 0, ready: 0 });
    expect(await proposalsOf(journal)).toMatchObject({ pending: 1 });
    expect(await journal.enrich({ which: 'held' })).toEqual(ids);
    await ready(journal, 1);
  });
});

describe('accepting', () => {
  it('makes a proposal the truth and keeps whose reading it replaced', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon');
    const [id = ''] = ids;
    scripted.miss('Priya');
    await journal.preview({ ids }, 'other');
    const proposal = await only(journal);
    expect(await journal.accept([proposal])).toEqual(ids);
    expect(await namesOf(journal, id)).toEqual(['Lisbon']);
    expect((await journal.entities()).map(({ name }) => name)).toEqual(['Lisbon']);
    expect((await journal.get(id)).relations).toEqual([]);
    expect(await journal.proposals()).toEqual([]);
    expect((await journal.why([id])).get(id)).toEqual({
      ...proposal.after,
      found: [{ name: 'Lisbon', type: 'place', surface: 'Lisbon', start: 14, end: 20 }],
    });
    const [edges, nodes] = await journal.runs({ episode: id });
    for (const [run, former] of [
      [nodes, proposal.before.nodes],
      [edges, proposal.before.edges],
    ] as const) {
      expect(run?.replaced).toEqual({ run: former?.run, model: 'scripted', prompt_version: 'scripted-1' });
      expect(Date.parse(run?.accepted ?? '')).toBeGreaterThan(0);
    }
    expect(await types(journal)).toContain('accepted');
    await journal.rebuild();
    expect(await namesOf(journal, id)).toEqual(['Lisbon']);
  });

  it('is taken back as it was made, and what a person said since stays', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon', 'with Marek');
    const now = async () => [await journal.get(ids[0] ?? ''), await journal.entities(), await journal.why(ids)];
    const before = await now();
    scripted.miss('Priya');
    await journal.preview({ which: 'all' }, 'other');
    const proposals = await ready(journal, 2);
    expect(await journal.accept(proposals)).toHaveLength(2);
    expect(await namesOf(journal, ids[0] ?? '')).toEqual(['Lisbon']);
    expect((await journal.takeBack()).sort()).toEqual([...ids].sort());
    // The worker may be showing it at this very moment, too.
    await vi.waitFor(async () => expect(await now()).toEqual(before), { timeout: 15_000 });
    expect(await proposalsOf(journal)).toEqual({ pending: 0, ready: 2, failed: 0 });
    expect(await types(journal)).toContain('taken_back');
    await journal.accept(await journal.proposals());
    await journal.correct({ kind: 'rename', entity: 'Lisbon', name: 'Lisboa' });
    expect(await journal.takeBack([ids[0] ?? ''])).toEqual([ids[0]]);
    expect(await namesOf(journal, ids[0] ?? '')).toEqual(['Priya', 'Lisboa']);
    await journal.rebuild();
    expect(await namesOf(journal, ids[0] ?? '')).toEqual(['Priya', 'Lisboa']);
  });

  it('leaves what a person said of the graph as it is', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon');
    await journal.correct({ kind: 'rename', entity: 'Priya', name: 'Priya Sharma' });
    scripted.miss('Lisbon');
    await journal.preview({ ids }, 'other');
    expect(await journal.accept([await only(journal)])).toEqual(ids);
    expect(await namesOf(journal, ids[0] ?? '')).toEqual(['Priya Sharma']);
  });

  it('one leaves the others waiting, and discarding leaves everything as it is', async () => {
    const { journal, scripted, ids } = await startWith('with Priya in Lisbon', 'with Marek in Lisbon');
    const [first = '', second = ''] = ids;
    scripted.miss('Lisbon');
    await journal.preview({ which: 'all' });
    await ready(journal, 2);
    expect(await journal.accept([{ id: first }, { id: 'nobody' }])).toEqual([first]);
    expect(await proposalsOf(journal)).toEqual({ pending: 0, ready: 1, failed: 0 });
    expect(await journal.discard([{ id: first }, { id: second }])).toEqual([second]);
    expect([await namesOf(journal, first), await namesOf(journal, second)]).toEqual([['Priya'], ['Marek', 'Lisbon']]);
    expect(await journal.accept([{ id: second }])).toEqual([]);
  });

  it('is refused while it is not read yet, which discarding stops', async () => {
    const { journal, scripted, ids } = await startWith('with Priya');
    const open = scripted.hold();
    await journal.preview({ ids });
    await waitUntil('it is being read', () => scripted.running() === 1);
    expect(await journal.accept([{ id: ids[0] ?? '' }])).toEqual([]);
    expect(await journal.discard([{ id: ids[0] ?? '' }])).toEqual(ids);
    await waitUntil('the reading has stopped', () => scripted.running() === 0);
    open();
    await waitUntil('nothing is left to do', async () => (await journal.status()).activity.state === 'idle');
    expect(await proposalsOf(journal)).toEqual({ pending: 0, ready: 0, failed: 0 });
    expect((await journal.status()).backlog).toMatchObject({ ready: 0, running: 0, held: 0 });
  });
});

describe('a proposal', () => {
  const harms: [string, (journal: Journal, id: string) => Promise<unknown>][] = [
    ['edited', (journal, id) => journal.edit(id, { text: 'with Marek' })],
    ['deleted', (journal, id) => journal.delete(id)],
    ['read again', (journal, id) => journal.enrich({ ids: [id] })],
  ];
  it.each(harms)('falls away when the entry is %s, and that is told', async (_, harm) => {
    const { journal, ids } = await startWith('with Priya');
    await journal.preview({ ids });
    const proposal = await only(journal);
    await harm(journal, proposal.id);
    expect(await journal.proposals()).toEqual([]);
    expect(await journal.accept([proposal])).toEqual([]);
    expect(await types(journal)).toContain('proposal_dropped');
  });

  it('that is being read when the entry is edited never appears', async () => {
    const { journal, scripted, ids } = await startWith('with Priya');
    const open = scripted.hold();
    await journal.preview({ ids });
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.edit(ids[0] ?? '', { text: 'with Marek' });
    open();
    await waitUntil('it is read', async () => (await journal.status()).counts.done === 1);
    expect(await namesOf(journal, ids[0] ?? '')).toEqual(['Marek']);
    expect(await proposalsOf(journal)).toEqual({ pending: 0, ready: 0, failed: 0 });
  });

  it('outlives the worker: what was being read is read by the next', async () => {
    const first = await startWith('with Priya', 'with Marek');
    first.scripted.hold();
    await first.journal.preview({ ids: first.ids });
    await waitUntil('it is being read', () => first.scripted.running() === 1);
    await first.stop();
    const { journal } = await startTestWorker({ home: first.home });
    const proposals = await ready(journal, 2);
    expect(await journal.accept(proposals)).toHaveLength(2);
    await waitUntil('all is shown', async () => (await journal.entities()).length === 2);
  });
});
