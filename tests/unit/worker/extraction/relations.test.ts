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
  it('gives both ends and the sentence that names them', () => {
    expect(resolve({ subject: 'Priya', predicate: 'works_at', object: 'siemens' })).toEqual([
      {
        subject: { name: 'Priya', type: 'person' },
        predicate: 'works_at',
        object: { name: 'Siemens', type: 'organization' },
        evidence: 'She starts at Siemens on Monday, and Priya likes Lisbon.',
      },
    ]);
  });

  it('takes Me for the diarist', () => {
    expect(resolve({ subject: 'Me', predicate: 'met_with', object: 'Priya' })).toEqual([
      {
        subject: null,
        predicate: 'met_with',
        object: { name: 'Priya', type: 'person' },
        evidence: 'Priya called from Lisbon.',
      },
    ]);
  });

  it('takes the sentence of the first end where no sentence has both', () => {
    const apart = 'Ana came. Then it rained. Bo left.';
    const both = ground(apart, [
      { type: 'person', name: 'Bo' },
      { type: 'person', name: 'Ana' },
    ]);
    const [relation] = resolveRelations(apart, { start: 0, end: apart.length }, both, [
      { subject: 'Bo', predicate: 'friend_of', object: 'Ana' },
    ]);
    expect(relation?.evidence).toBe('Bo left.');
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
});
