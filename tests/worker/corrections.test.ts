import { describe, expect, it } from 'vitest';
import type { Journal } from '../../backend/index.ts';
import { scriptedReaders, type ScriptedReaders } from '../helpers/scriptedReaders.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import type { NodesExtraction } from '../../backend/journal/extraction.ts';

/** Finds runs of capitalised words; all are persons but what is "in" somewhere. */
function readingNames(): ScriptedReaders {
  const scripted = scriptedReaders();
  const { nodes } = scripted.readers;
  scripted.readers.nodes = async (model, episode, options) => {
    const { extraction, usage } = await nodes(model, episode, options);
    const found = new Map<string, NodesExtraction['entities'][number]>();
    for (const match of episode.text.matchAll(/(in )?(\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*)/gu)) {
      const [whole, before, name = ''] = match;
      const start = match.index + whole.length - name.length;
      const type = before === undefined ? 'person' : 'place';
      const entity = found.get(name) ?? { name, type, mentions: [] };
      entity.mentions.push({ surface: name, start, end: start + name.length });
      found.set(name, entity);
    }
    return { extraction: { ...extraction, entities: [...found.values()] }, usage };
  };
  return scripted;
}

async function journalOf(texts: readonly string[]) {
  const worker = await startTestWorker({ scripted: readingNames() });
  const { journal } = worker;
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const date = `2026-03-${String(at * 3 + 1).padStart(2, '0')}T10:00:00+00:00`;
    ids.push((await journal.add(text, { date, zone: 'UTC' })).id);
  }
  await settled(journal, texts.length);
  return { ...worker, ids };
}

const settled = (journal: Journal, entries: number) =>
  waitUntil(`${entries} entries done`, async () => (await journal.status()).counts.done === entries);

async function names(journal: Journal): Promise<string[]> {
  // Whoever searches brings what waits into the graph.
  await journal.search('nothing');
  return (await journal.entities()).map(({ name, type, episodes }) => `${type} ${name} ${episodes}`).sort();
}

const shown = async (journal: Journal, id: string | undefined) =>
  (await journal.get(id ?? '')).entities.map(({ name }) => name);

describe('what a person puts right', () => {
  it('is shown at once, outlives reading anew and a rebuild, and is taken back one by one', async () => {
    const { journal, openWindow, ids } = await journalOf([
      'Bertil came with Nia.',
      'Nia Oduro was in Askvik.',
      'lunch with Robin Hale and Bertil.',
      'Bob was here.',
      'Tired. Bertil rang.',
    ]);
    const told: string[] = [];
    journal.onEvent(({ type }) => told.push(type));
    const first = await names(journal);
    expect(first).toEqual([
      'person Bertil 3',
      'person Bob 1',
      'person Nia Oduro 2',
      'person Robin Hale 1',
      'person Tired 1',
      'place Askvik 1',
    ]);
    expect((await journal.entity('nia')).name).toBe('Nia Oduro');

    const merged = await journal.correct({ kind: 'merge', entity: 'Bob', into: 'Robin Hale' });
    expect(merged.correction.words).toBe('“Bob” is “Robin Hale”');
    expect((await journal.entity('bob')).id).toBe(merged.entity);
    await journal.correct({ kind: 'rename', entity: 'Robin Hale', name: 'Robin Hale-Dunn' });
    await journal.correct({ kind: 'retype', entity: 'Askvik', type: 'organization' });
    await journal.correct({ kind: 'ignore', entity: 'Tired' });
    await journal.correct({ kind: 'ignore', entity: 'Bertil', entry: ids[0] ?? '' });
    const other = await journal.correct({ kind: 'split', entity: 'Bertil', entries: [ids[4] ?? ''] });
    await journal.correct({ kind: 'alias', entity: 'Nia Oduro', name: 'Sunny' });
    await journal.correct({ kind: 'add', entry: ids[3] ?? '', name: 'Nia', type: 'person' });
    await journal.correct({ kind: 'add', entry: ids[4] ?? '', name: 'Mirko', type: 'pet' });
    const corrected = [
      'organization Askvik 1',
      'person Bertil (2) 1',
      'person Bertil 1',
      'person Nia Oduro 3',
      'person Robin Hale-Dunn 2',
      'pet Mirko 1',
    ];
    expect(await names(journal)).toEqual(corrected);
    expect((await journal.entity('Bertil (2)')).id).toBe(other.entity);
    expect((await journal.get(ids[3] ?? '')).entities.find(({ name }) => name === 'Nia Oduro')?.mentions).toEqual([]);
    const relations = (await journal.get(ids[4] ?? '')).relations;
    expect(relations).toMatchObject([{ subject: 'Me', predicate: 'met_with', object: 'Bertil (2)' }]);
    await waitUntil('windows hear of it', () => told.filter((type) => type === 'corrected').length === 9);
    await waitUntil('and when the graph shows it', () => told.includes('graph_changed'));

    // Another window, a name that was said before it was written, and every entry read anew.
    const window = await openWindow();
    await window.add('Sunny and Bob again.', { date: '2026-04-01T10:00:00+00:00', zone: 'UTC' });
    await journal.enrich({ which: 'all' });
    await settled(journal, 6);
    const later = corrected.map((each) =>
      each.replace(/(Nia Oduro|Hale-Dunn) (\d)/, (_, name: string, many: string) => `${name} ${Number(many) + 1}`),
    );
    expect(await names(window)).toEqual(later);
    await journal.rebuild();
    expect(await names(journal)).toEqual(later);

    // Deleting an entry leaves the corrections about it harmless.
    const [added] = await journal.list({ limit: 1 });
    await journal.delete(added?.id ?? '');
    await journal.delete(ids[4] ?? '');
    expect((await names(journal)).join()).not.toMatch(/Bertil \(2\)|Mirko/);
    await journal.restore(ids[4] ?? '');
    expect(await names(journal)).toEqual(corrected);

    const all = await journal.corrections();
    expect(all.map(({ kind }) => kind)).toEqual([
      'add',
      'add',
      'alias',
      'split',
      'ignore',
      'ignore',
      'retype',
      'rename',
      'merge',
    ]);
    expect((await window.undoCorrection()).id).toBe(all[0]?.id);
    await journal.undoCorrection(merged.correction.id);
    expect(await names(journal)).toContain('person Bob 1');
    for (let left = 7; left > 0; left -= 1) await journal.undoCorrection();
    expect(await names(journal)).toEqual(first);
    expect((await journal.corrections()).every(({ undone }) => undone !== null)).toBe(true);
    await expect(journal.undoCorrection()).rejects.toMatchObject({ kind: 'not_found' });
    await expect(journal.undoCorrection(merged.correction.id)).rejects.toThrow('taken back already');
  });

  it('decides what the rules leave open, the latest word last, and refuses what makes no sense', async () => {
    const { journal, ids } = await journalOf([
      'Tom Reed sang.',
      'Tom Okoye danced.',
      'nothing but Tom.',
      'Ilse laughed.',
    ]);
    expect(await shown(journal, ids[2])).toEqual(['Tom']);
    const [suggestion, ...others] = await journal.suggestions();
    expect(others).toEqual([]);
    expect(suggestion?.entity.name).toBe('Tom');
    expect(suggestion?.candidates.map(({ name }) => name).sort()).toEqual(['Tom Okoye', 'Tom Reed']);
    expect(await journal.suggestions('Ilse')).toEqual([]);

    await journal.correct({ kind: 'merge', entity: suggestion?.entity.id ?? '', into: 'Tom Reed' });
    expect(await shown(journal, ids[2])).toEqual(['Tom Reed']);
    await journal.correct({ kind: 'split', entity: 'Tom Reed', names: ['Tom'] });
    expect(await shown(journal, ids[2])).toEqual(['Tom']);
    await journal.correct({ kind: 'split', entity: 'Tom', entries: [ids[2] ?? ''], name: 'Tom Okoye' });
    expect(await shown(journal, ids[2])).toEqual(['Tom Okoye']);
    expect((await journal.entity('Tom Okoye')).episodes).toBe(2);
    await journal.correct({ kind: 'merge', entity: 'Tom Okoye', into: 'Tom Reed' });
    expect(await names(journal)).toEqual(['person Ilse 1', 'person Tom Reed 3']);
    await journal.correct({ kind: 'delete', entity: 'Tom Reed' });
    expect(await names(journal)).toEqual(['person Ilse 1']);

    const refused = [
      [{ kind: 'merge', entity: 'Ilse', into: 'ilse' }, 'usage'],
      [{ kind: 'merge', entity: 'Ilse', into: 'Nobody' }, 'not_found'],
      [{ kind: 'rename', entity: 'Nobody', name: 'X' }, 'not_found'],
      [{ kind: 'rename', entity: 'Ilse', name: '  ' }, 'usage'],
      [{ kind: 'split', entity: 'Ilse' }, 'usage'],
      [{ kind: 'split', entity: 'Ilse', names: ['Ilse'] }, 'usage'],
      [{ kind: 'split', entity: 'Ilse', entries: [ids[0] ?? ''] }, 'usage'],
      [{ kind: 'ignore', entity: 'Ilse', entry: 'NOENTRY' }, 'not_found'],
      [{ kind: 'add', entry: ids[0] ?? '', name: 'X', type: 'person', place: { start: 5, end: 500 } }, 'usage'],
    ] as const;
    for (const [request, kind] of refused) {
      await expect(journal.correct(request as never), JSON.stringify(request)).rejects.toMatchObject({ kind });
    }
    expect((await journal.corrections()).length).toBe(5);
  });
});
