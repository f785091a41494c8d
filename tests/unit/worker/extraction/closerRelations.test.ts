/** A meeting is not told of two who are closer than that. */
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../../backend/glossary.ts';
import type { FoundRelation } from '../../../../backend/journal/extraction.ts';
import { withoutNeedlessMeetings } from '../../../../worker/extraction/closerRelations.ts';

function relation(subject: string | null, predicate: Predicate, object: string | null): FoundRelation {
  const end = (name: string | null) => (name === null ? null : { name, type: 'person' as const });
  return { subject: end(subject), predicate, object: end(object), evidence: '' };
}

describe('needless meetings', () => {
  it('are left out where the two are closer, whichever end comes first', () => {
    const kin = relation('Mom', 'parent_of', null);
    const friends = relation('Ana', 'friend_of', 'Bo');
    const met = [relation(null, 'met_with', 'Mom'), relation('Bo', 'met_with', 'Ana')];
    expect(withoutNeedlessMeetings([...met, kin, friends])).toEqual([kin, friends]);
  });

  it('stay where only others are close, or nothing but a visit is told', () => {
    const told = [
      relation(null, 'met_with', 'Ana'),
      relation('Ana', 'sibling_of', 'Bo'),
      relation(null, 'likes', 'Ana'),
    ];
    expect(withoutNeedlessMeetings(told)).toEqual(told);
  });
});
