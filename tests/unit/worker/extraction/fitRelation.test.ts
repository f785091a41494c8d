/** What can stand in a relation, and what was meant. */
import { describe, expect, it } from 'vitest';
import { fitRelation } from '../../../../worker/extraction/fitRelation.ts';

describe('fitting a relation to the types of its ends', () => {
  it.each([
    ['person', 'works_at', 'organization'],
    ['person', 'lives_in', 'place'],
    ['organization', 'located_in', 'place'],
    ['person', 'owns', 'pet'],
    ['person', 'attended', 'event'],
    ['person', 'likes', 'work'],
  ] as const)('leaves %s %s %s as it is', (subject, predicate, object) => {
    expect(fitRelation(subject, predicate, object)).toEqual({ predicate, reversed: false });
  });

  it('turns round what fits only the other way', () => {
    expect(fitRelation('place', 'lives_in', 'person')).toEqual({ predicate: 'lives_in', reversed: true });
    expect(fitRelation('pet', 'owns', 'person')).toEqual({ predicate: 'owns', reversed: true });
  });

  it.each([
    ['person', 'visited', 'person', 'met_with'],
    ['person', 'visited', 'event', 'attended'],
    ['person', 'works_at', 'project', 'works_on'],
    ['organization', 'lives_in', 'place', 'located_in'],
  ] as const)('reads %s %s %s as %s', (subject, said, object, meant) => {
    expect(fitRelation(subject, said, object)).toEqual({ predicate: meant, reversed: false });
  });

  it.each([
    ['place', 'works_at', 'organization'],
    ['person', 'partner_of', 'place'],
    ['event', 'parent_of', 'person'],
    ['person', 'located_in', 'person'],
  ] as const)('lets %s %s %s go', (subject, predicate, object) => {
    expect(fitRelation(subject, predicate, object)).toBeNull();
  });

  it('lets a verb of its own stand between anything', () => {
    expect(fitRelation('place', 'related_to', 'event')).toEqual({ predicate: 'related_to', reversed: false });
  });
});
