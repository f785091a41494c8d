/** Relation lines are tied to entities and to the sentence that says so. */
import { describe, expect, it } from 'vitest';
import { ground } from '../../../../worker/extraction/ground.ts';
import { resolveRelations } from '../../../../worker/extraction/relations.ts';
import type { RelationLine } from '../../../../prompts/lines.ts';

const text =
  'Rain. Priya called from Lisbon. She starts at Siemens on Monday, and Priya likes Lisbon. We all ate cake.';
const entities = ground(text, [
  { type: 'person', name: 'Priya' },
  { type: 'place', name: 'Lisbon' },
  { type: 'organization', name: 'Siemens' },
]);
const resolve = (...lines: RelationLine[]) => resolveRelations(text, { start: 0, end: text.length }, entities, lines);

describe('resolving relations', () => {
  it('gives both ends and the sentence that names them, with its place', () => {
    const evidence = 'She starts at Siemens on Monday, and Priya likes Lisbon.';
    expect(resolve({ subject: 'Priya', predicate: 'works_at', object: 'siemens' })).toEqual([
      {
        subject: { name: 'Priya', type: 'person' },
        predicate: 'works_at',
        object: { name: 'Siemens', type: 'organization' },
        evidence,
        start: text.indexOf(evidence),
        end: text.indexOf(evidence) + evidence.length,
      },
    ]);
  });

  it('takes Me, and what models say for it, for the diarist', () => {
    const met = { subject: null, predicate: 'met_with', object: { name: 'Priya', type: 'person' } };
    for (const subject of ['Me', 'I', 'me', 'the diarist', 'Author']) {
      expect(resolve({ subject, predicate: 'met_with', object: 'Priya' })).toMatchObject([met]);
    }
  });

  it('counts offsets in the entry, not in the passage', () => {
    const passage = { start: text.indexOf('She'), end: text.length };
    const [found] = resolveRelations(text, passage, entities, [
      { subject: 'Priya', predicate: 'likes', object: 'Lisbon' },
    ]);
    expect(text.slice(found?.start, found?.end)).toBe('She starts at Siemens on Monday, and Priya likes Lisbon.');
  });

  it('drops relations with strangers and of something with itself', () => {
    expect(
      resolve(
        { subject: 'Priya', predicate: 'works_at', object: 'Google' },
        { subject: 'Priya', predicate: 'likes', object: 'Priya' },
        { subject: 'Me', predicate: 'likes', object: 'Me' },
      ),
    ).toEqual([]);
  });

  it('drops what cannot be, and turns round what was said the wrong way round', () => {
    expect(resolve({ subject: 'Lisbon', predicate: 'works_at', object: 'Siemens' })).toEqual([]);
    expect(resolve({ subject: 'Siemens', predicate: 'works_at', object: 'Priya' })).toMatchObject([
      { subject: { name: 'Priya' }, predicate: 'works_at', object: { name: 'Siemens' } },
    ]);
    expect(resolve({ subject: 'Me', predicate: 'visited', object: 'Priya' })).toMatchObject([
      { subject: null, predicate: 'met_with', object: { name: 'Priya' } },
    ]);
  });

  it('keeps a relation once, whichever end comes first and whatever the child is called', () => {
    const said = resolve(
      { subject: 'Priya', predicate: 'friend_of', object: 'Me' },
      { subject: 'Me', predicate: 'friend_of', object: 'Priya' },
      { subject: 'Priya', predicate: 'child_of', object: 'Me' },
      { subject: 'Me', predicate: 'parent_of', object: 'Priya' },
    );
    expect(said).toMatchObject([
      { subject: null, predicate: 'friend_of', object: { name: 'Priya' } },
      { subject: null, predicate: 'parent_of', object: { name: 'Priya' } },
    ]);
  });

  it('keeps a verb of its own in words', () => {
    const taught = { predicate: 'related_to', verb: 'taught' } as const;
    expect(resolve({ subject: 'Priya', ...taught, object: 'Me' })).toMatchObject([
      { subject: { name: 'Priya' }, ...taught, object: null },
    ]);
  });

  it('knows who is meant by a part of a name, if there is only one', () => {
    const named = 'Sarah Lindqvist met Tom Berg and Tom Hall.';
    const people = ground(named, [
      { type: 'person', name: 'Sarah Lindqvist' },
      { type: 'person', name: 'Tom Berg' },
      { type: 'person', name: 'Tom Hall' },
    ]);
    const found = resolveRelations(named, { start: 0, end: named.length }, people, [
      { subject: 'Me', predicate: 'friend_of', object: 'Sarah' },
      { subject: 'Me', predicate: 'friend_of', object: 'Tom' },
    ]);
    expect(found.map(({ object }) => object?.name)).toEqual(['Sarah Lindqvist']);
  });

  it('takes of a person and a place of one name the one that fits', () => {
    const named = 'Jordan flew to Jordan.';
    const both = (['place', 'person'] as const).map((type, index) => {
      const start = index === 0 ? named.lastIndexOf('Jordan') : 0;
      return { type, name: 'Jordan', mentions: [{ surface: 'Jordan', start, end: start + 6 }] };
    });
    const found = resolveRelations(named, { start: 0, end: named.length }, both, [
      { subject: 'Me', predicate: 'friend_of', object: 'Jordan' },
      { subject: 'Jordan', predicate: 'visited', object: 'Jordan' },
    ]);
    expect(found).toMatchObject([
      { subject: null, object: { name: 'Jordan', type: 'person' } },
      { subject: { type: 'person' }, predicate: 'visited', object: { type: 'place' } },
    ]);
  });

  it('does not take for visited what only somebody comes from', () => {
    const visits = (named: string) => {
      const place = ground(named, [{ type: 'place', name: 'Lisbon' }]);
      const lines: RelationLine[] = [{ subject: 'Me', predicate: 'visited', object: 'Lisbon' }];
      return resolveRelations(named, { start: 0, end: named.length }, place, lines).length;
    };
    expect(visits('A letter from Lisbon. The Bishop of Lisbon.')).toBe(0);
    expect(visits('Ein Brief aus Lisbon.')).toBe(0);
    expect(visits('A man from Lisbon, whom I met in Lisbon.')).toBe(1);
    expect(visits('Lisbon! From there a letter.')).toBe(1);
  });
});
