import { describe, expect, it } from 'vitest';
import type { Journal } from '../../backend/index.ts';
import { ModelUnavailableError } from '../../backend/errors.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const counts = async (journal: Journal) => (await journal.status()).counts;
const allDone = (journal: Journal, entries: number) =>
  waitUntil(`${entries} entries done`, async () => (await counts(journal)).done === entries);

describe('the background reads entries', () => {
  it('finds the names of an entry with their places, and then the relations', async () => {
    const { journal } = await startTestWorker();
    const text = 'with Priya in Lisbon, dear Priya';
    const { id } = await journal.add(text);
    await allDone(journal, 1);
    const { entities, relations } = await journal.get(id);
    expect(entities.map(({ name, type }) => [name, type])).toEqual([
      ['Priya', 'person'],
      ['Lisbon', 'place'],
    ]);
    for (const { surface, start, end } of entities.flatMap(({ mentions }) => mentions)) {
      expect(text.slice(start, end)).toBe(surface);
    }
    expect(entities[0]?.mentions.length).toBe(2);
    expect(relations).toMatchObject([{ subject: 'Me', predicate: 'met_with', object: 'Priya', evidence: text }]);
  });

  it('reads one at a time, the edges of an entry right after its nodes, oldest entry first', async () => {
    const { journal, scripted } = await startTestWorker();
    await journal.setInference(false);
    for (const text of ['one', 'two', 'three']) await journal.add(text);
    await journal.setInference(true);
    await allDone(journal, 3);
    expect(scripted.mostAtOnce()).toBe(1);
    expect(scripted.read).toEqual(['nodes one', 'edges one', 'nodes two', 'edges two', 'nodes three', 'edges three']);
  });

  it('reads what a person asks for before the rest', async () => {
    const { journal, scripted } = await startTestWorker();
    const open = scripted.hold();
    const asked = await journal.add('asked for');
    await waitUntil('the first is being read', () => scripted.running() === 1);
    await journal.add('waits');
    await journal.edit(asked.id, { text: 'asked for again' });
    await journal.enrich({ ids: [asked.id] });
    open();
    await allDone(journal, 2);
    expect(scripted.read.slice(1)).toEqual([
      'nodes asked for again',
      'edges asked for again',
      'nodes waits',
      'edges waits',
    ]);
  });

  it('loads the model once for many entries and lets it go when none is left', async () => {
    const { journal, modelStates } = await startTestWorker();
    for (let entry = 0; entry < 10; entry++) await journal.add(`entry ${entry}`);
    await allDone(journal, 10);
    await waitUntil('the model is gone', () => modelStates.at(-1) === 'unloaded');
    expect(modelStates.filter((state) => state === 'loading').length).toBe(1);
  });

  it('leaves entries pending while inference is off, and says so', async () => {
    const { journal, modelStates, scripted } = await startTestWorker();
    await journal.setInference(false);
    await journal.add('one');
    await journal.add('two');
    expect(await counts(journal)).toMatchObject({ pending_nodes: 2, done: 0 });
    expect((await journal.status()).queue).toMatchObject([{ state: 'ready', attempts: 0 }, { state: 'ready' }]);
    expect((await journal.status()).activity.state).toBe('off');
    await journal.setInference(true);
    await allDone(journal, 2);
    expect(modelStates[0]).toBe('loading');
    expect(scripted.read.length).toBe(4);
  });

  it('lets the running entry finish when inference is switched off, then unloads', async () => {
    const { journal, scripted, modelStates } = await startTestWorker();
    const open = scripted.hold();
    await journal.add('running');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.add('waiting');
    await journal.setInference(false);
    open();
    await waitUntil('the model is gone', () => modelStates.at(-1) === 'unloaded');
    expect(await counts(journal)).toMatchObject({ pending_nodes: 1, pending_edges: 1, running: 0 });
    expect(scripted.read).toEqual(['nodes running']);
  });

  it('discards what it read of an entry that was edited meanwhile', async () => {
    const { journal, scripted } = await startTestWorker();
    const open = scripted.hold();
    const { id } = await journal.add('About Anna');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.edit(id, { text: 'about Berta' });
    open();
    await allDone(journal, 1);
    expect((await journal.get(id)).entities.map(({ name }) => name)).toEqual(['Berta']);
    expect((await journal.entities()).map(({ name }) => name)).toEqual(['Berta']);
  });

  it('discards what it read of an entry that was deleted meanwhile, and reads it when it comes back', async () => {
    const { journal, scripted } = await startTestWorker();
    const open = scripted.hold();
    const { id } = await journal.add('About Anna');
    await waitUntil('it is being read', () => scripted.running() === 1);
    await journal.delete(id);
    open();
    await waitUntil('it is let go', async () => (await counts(journal)).running === 0);
    expect(await journal.entities()).toEqual([]);
    await journal.restore(id);
    await allDone(journal, 1);
    expect((await journal.entities()).map(({ name }) => name)).toContain('Anna');
  });

  it('replaces exactly the mentions and relations of an entry that is read again', async () => {
    const { journal } = await startTestWorker();
    const first = await journal.add('with Anna and Berta');
    const second = await journal.add('with Anna in Oslo');
    await allDone(journal, 2);
    const before = await journal.get(second.id);
    await journal.enrich({ ids: [first.id] });
    await allDone(journal, 2);
    expect(await journal.get(second.id)).toEqual(before);
    const again = await journal.get(first.id);
    expect(again.entities.length).toBe(2);
    expect(again.relations.length).toBe(2);
    expect(await journal.entity('Anna')).toMatchObject({ episodes: 2, mentions: 2 });
  });

  it('takes an entity out of the graph with its last mention', async () => {
    const { journal } = await startTestWorker();
    const { id } = await journal.add('with Anna');
    await allDone(journal, 1);
    await journal.delete(id);
    await journal.search('anything');
    expect(await journal.entities()).toEqual([]);
    await expect(journal.entity('Anna')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('does not try a model that is not there, and goes on when there is one', async () => {
    const { journal } = await startTestWorker({ model: 'none' });
    await journal.add('waits');
    const { activity } = await waitUntil('the reason is told', async () => {
      const status = await journal.status();
      return status.activity.state === 'waiting' ? status : null;
    });
    expect(activity.reason).toBe('No model is chosen.');
    expect((await journal.status()).queue).toMatchObject([{ attempts: 0, state: 'ready' }]);
    await journal.setModel('scripted');
    await allDone(journal, 1);
  });

  it('waits after a failure that is not the entry’s fault, without counting it', async () => {
    const { journal, scripted } = await startTestWorker();
    scripted.failNext(new ModelUnavailableError('No memory.', 'Close something.'));
    await journal.add('patient');
    const [item] = await waitUntil('it waits', async () => {
      const { queue } = await journal.status();
      return queue[0]?.state === 'waiting' ? queue : null;
    });
    expect(item).toMatchObject({ attempts: 0 });
    expect(Date.parse(item?.not_before ?? '')).toBeGreaterThan(Date.now());
  });

  it('tells a window of everything that comes after what it has read, however late it begins to listen', async () => {
    const { journal, openWindow } = await startTestWorker();
    const other = await openWindow();
    expect(await other.list()).toEqual([]);
    const { id } = await journal.add('between reading and listening');
    const seen: (string | null)[] = [];
    other.onEvent(({ type, episode }) => type === 'saved' && seen.push(episode));
    await waitUntil('it hears of the entry', () => seen.includes(id));
  });

  it('tells other windows what happens', async () => {
    const { journal, openWindow } = await startTestWorker();
    const other = await openWindow();
    const seen: string[] = [];
    other.onEvent(({ type }) => seen.push(type));
    await waitUntil('the other window listens', async () => {
      await journal.add('hello');
      return seen.includes('saved');
    });
    await waitUntil('it sees the end', () => seen.includes('completed'));
    expect((await other.list()).length).toBeGreaterThan(0);
  });
});
