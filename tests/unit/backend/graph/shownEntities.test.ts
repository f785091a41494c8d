import { describe, expect, it } from 'vitest';
import { episodeNames, type Added } from '../../../../backend/graph/episodeNames.ts';
import { placesOf, shownEntities, uidOfEnd } from '../../../../backend/graph/shownEntities.ts';
import { DIARIST_UID } from '../../../../backend/graph/names.ts';
import { standingSayings } from '../../../../backend/graph/standingSayings.ts';
import { Identity } from '../../../../backend/identity/Identity.ts';
import { correctionWords } from '../../../../backend/journal/correctionWords.ts';
import type { Saying } from '../../../../backend/journal/correction.ts';
import { labelled } from '../../../helpers/namedEntries.ts';

const nia = { type: 'person', name: 'nia', shown: 'Nia' } as const;
const odile = { type: 'person', name: 'odile', shown: 'Odile' } as const;
const added = (change: Partial<Added>): Added => ({
  kind: 'add',
  entity: odile,
  episode: 'e',
  surface: null,
  start: null,
  ...change,
});

function shownIn(marked: string, by: readonly Added[] = [], sayings: readonly Saying[] = []) {
  const { text, entities } = labelled(marked);
  const identity = new Identity(sayings);
  identity.fill([['e', episodeNames('2026-01-01', entities, by)]]);
  const shown = shownEntities(identity, { id: 'e', text }, { entities, run: 'R' }, by);
  const places = shown.map(({ individual, mentions }) => [
    individual.name,
    mentions.map(({ surface, start, run }) => `${surface} ${start} ${run}`),
  ]);
  return { places, uidOf: uidOfEnd(identity, 'e', shown) };
}

describe('the entities of an entry', () => {
  it('are shown once each, however many names they have there', () => {
    expect(shownIn('[Nia Reed](person) came. [Nia](person) sang.').places).toEqual([
      ['Nia Reed', ['Nia Reed 0 R', 'Nia 15 R']],
    ]);
  });

  it('are also those that the person added, with a place, wherever the words stand, or without any', () => {
    expect(shownIn('My sister came.', [added({ surface: 'My sister', start: 0 })]).places).toEqual([
      ['Odile', ['My sister 0 ']],
    ]);
    expect(shownIn('Oh Ody, Ody! Body.', [added({ surface: 'Ody', start: 90 })]).places).toEqual([
      ['Odile', ['Ody 3 ', 'Ody 8 ']],
    ]);
    expect(shownIn('She came.', [added({ surface: 'Odile' })]).places).toEqual([['Odile', ['null null ']]]);
    expect(placesOf({ surface: 'Ody', start: 1 }, 'Now Ody')).toEqual([{ surface: 'Ody', start: 4, end: 7 }]);
  });

  it('give way where the person says that it is somebody else', () => {
    const { places, uidOf } = shownIn('[Nia](person) came.', [added({ surface: 'Nia', start: 0 })]);
    expect(places).toEqual([['Odile', ['Nia 0 ']]]);
    expect(uidOf({ type: 'person', name: 'Nia' })).toBe(null);
    expect(uidOf(null)).toBe(DIARIST_UID);
  });

  it('are gone when ignored, but not what the person added', () => {
    const ignored: Saying = { kind: 'ignore', entity: nia, episode: null };
    expect(shownIn('[Nia](person) came.', [], [ignored]).places).toEqual([]);
    const by = [added({ entity: nia, surface: 'Nia', start: 0 })];
    expect(shownIn('[Nia](person) came.', by, [ignored]).places).toEqual([['Nia', ['Nia 0 ']]]);
  });
});

describe('a correction', () => {
  it('stands until it is taken back', () => {
    const rename = { id: '1', at: 'a', says: { kind: 'rename', entity: nia, name: 'Niamh' } } as const;
    expect(standingSayings([rename])).toEqual([rename.says]);
    expect(standingSayings([rename, { id: '2', at: 'b', says: { kind: 'undo', of: '1' } }])).toEqual([]);
  });

  it('is told as a sentence', () => {
    const told: [Saying, string][] = [
      [{ kind: 'merge', entity: nia, into: odile }, '“Nia” is “Odile”'],
      [{ kind: 'apart', entity: nia, from: odile }, '“Nia” is not “Odile”'],
      [{ kind: 'split', entity: nia, episodes: ['e'], to: odile }, '“Nia” in one entry is “Odile”'],
      [{ kind: 'split', entity: nia, names: ['ni'], to: odile }, '“Nia” spelled “ni” is “Odile”'],
      [{ kind: 'rename', entity: nia, name: 'Niamh' }, '“Nia” is called “Niamh”'],
      [{ kind: 'alias', entity: nia, name: 'Sunny' }, '“Nia” is also called “Sunny”'],
      [{ kind: 'retype', entity: nia, type: 'organization' }, '“Nia” is an organization'],
      [{ kind: 'ignore', entity: nia, episode: null }, '“Nia” is ignored everywhere'],
      [{ kind: 'ignore', entity: nia, episode: 'e' }, '“Nia” is ignored in one entry'],
      [{ kind: 'delete', entity: nia }, '“Nia” is deleted'],
      [added({}), '“Odile” is named in one entry'],
    ];
    for (const [saying, words] of told) expect(correctionWords(saying)).toBe(words);
  });
});
