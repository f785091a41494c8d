/** Which end of a relation is told first. */
import { describe, expect, it } from 'vitest';
import { isSymmetric, kept, toldFrom } from '../../../../backend/relations/direction.ts';

const byName = (name: string) => name;

describe('the one form a relation is kept in', () => {
  it('tells a child from its parent', () => {
    expect(kept({ subject: 'Eli', predicate: 'child_of', object: 'Mom' }, byName)).toEqual({
      subject: 'Mom',
      predicate: 'parent_of',
      object: 'Eli',
    });
  });

  it('is the same whichever end of a friendship comes first', () => {
    const one = kept({ subject: 'Bo', predicate: 'friend_of', object: 'Ana' }, byName);
    expect(kept({ subject: 'Ana', predicate: 'friend_of', object: 'Bo' }, byName)).toEqual(one);
  });

  it('leaves what has a direction', () => {
    const works = { subject: 'Zoe', predicate: 'works_at', object: 'Acme' } as const;
    expect(kept(works, byName)).toEqual(works);
    expect(isSymmetric('works_at')).toBe(false);
  });
});

describe('telling a relation from one of its ends', () => {
  const from = (teller: string) => (end: string) => end === teller;

  it('is parent of from one side and child of from the other', () => {
    const kin = { subject: 'Mom', predicate: 'parent_of', object: 'Eli' } as const;
    expect(toldFrom(kin, from('Mom'))).toEqual(kin);
    expect(toldFrom(kin, from('Eli'))).toEqual({ subject: 'Eli', predicate: 'child_of', object: 'Mom' });
  });

  it('begins with the teller where either may come first', () => {
    const friends = { subject: 'Ana', predicate: 'friend_of', object: 'Bo' } as const;
    expect(toldFrom(friends, from('Bo'))).toEqual({ subject: 'Bo', predicate: 'friend_of', object: 'Ana' });
  });

  it('leaves who works where as it is from both sides', () => {
    const works = { subject: 'Zoe', predicate: 'works_at', object: 'Acme' } as const;
    expect(toldFrom(works, from('Acme'))).toEqual(works);
    expect(toldFrom(works, from('nobody'))).toEqual(works);
  });
});
