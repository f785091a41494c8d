import { describe, expect, it } from 'vitest';
import type { EntityType, Predicate } from '../../../../backend/glossary.ts';
import type { FoundEntity, RelationEnd } from '../../../../backend/journal/extraction.ts';
import { countDifference, sumDifferences } from '../../../../backend/review/counts.ts';
import { differenceOf, isWithoutDifference, type Findings } from '../../../../backend/review/difference.ts';

const TEXT = 'Met Priya at Siemens. Priya Sharma likes Lisbon.';

/** An entity at all places where one of its surfaces stands. */
function entity(name: string, type: EntityType, surfaces: string[] = [name]): FoundEntity {
  const mentions = surfaces.map((surface) => {
    const start = TEXT.indexOf(surface);
    return { surface, start, end: start + surface.length };
  });
  return { name, type, mentions };
}

const end = ({ name, type }: FoundEntity): RelationEnd => ({ name, type });

function relation(subject: FoundEntity | null, predicate: Predicate, object: FoundEntity | null, evidence = TEXT) {
  return { subject: subject && end(subject), predicate, object: object && end(object), evidence };
}

const found = (entities: FoundEntity[], relations: Findings['relations'] = []): Findings => ({ entities, relations });

const priya = entity('Priya', 'person');
const siemens = entity('Siemens', 'organization');
const lisbon = entity('Lisbon', 'place');

describe('the difference of two readings', () => {
  it('is nothing when the same is found, in whatever order', () => {
    const works = relation(priya, 'works_at', siemens);
    const likes = relation(priya, 'likes', lisbon);
    const before = found([priya, siemens, lisbon], [works, likes]);
    const after = found([lisbon, siemens, priya], [likes, works]);
    expect(isWithoutDifference(differenceOf(before, after))).toBe(true);
  });

  it('tells what was added and what was removed', () => {
    const { entities } = differenceOf(found([priya, siemens]), found([priya, lisbon]));
    expect(entities).toEqual({ added: [lisbon], removed: [siemens], changed: [] });
  });

  it('knows a name of another type as the same', () => {
    const { entities } = differenceOf(found([siemens]), found([entity('Siemens', 'person')]));
    expect(entities).toMatchObject({ added: [], removed: [], changed: [{ what: ['type'] }] });
  });

  it('knows what stands at the same place under another name as the same', () => {
    const longer = entity('Priya Sharma', 'person', ['Priya', 'Priya Sharma']);
    const shorter = entity('Priya', 'person', ['Priya', 'Priya Sharma']);
    expect(differenceOf(found([shorter]), found([longer])).entities.changed).toMatchObject([{ what: ['name'] }]);
  });

  it('holds a name apart from another that stands elsewhere', () => {
    const { entities } = differenceOf(found([siemens]), found([lisbon]));
    expect([entities.added.length, entities.removed.length, entities.changed.length]).toEqual([1, 1, 0]);
  });

  it('prefers the same name to the same place', () => {
    const sharma = entity('Priya Sharma', 'person');
    const early: FoundEntity = { name: 'Priya', type: 'person', mentions: [{ surface: 'Priya', start: 22, end: 27 }] };
    const { entities } = differenceOf(found([early]), found([sharma, priya]));
    expect(entities).toMatchObject({ added: [sharma], removed: [], changed: [{ after: priya, what: ['mentions'] }] });
  });

  it('tells of other places of a name', () => {
    const twice = entity('Priya', 'person', ['Priya', 'Priya Sharma']);
    expect(differenceOf(found([priya]), found([twice])).entities.changed).toMatchObject([{ what: ['mentions'] }]);
  });

  it('tells which relations come and go, the diarist by their name', () => {
    const before = found([priya, siemens], [relation(priya, 'works_at', siemens)]);
    const after = found([priya, siemens], [relation(null, 'met_with', priya)]);
    const { relations } = differenceOf(before, after);
    expect(relations.added).toMatchObject([{ subject: 'Me', predicate: 'met_with', object: 'Priya' }]);
    expect(relations.removed).toMatchObject([{ subject: 'Priya', predicate: 'works_at', object: 'Siemens' }]);
  });

  it('does not tell of a relation again because one of its ends has another name', () => {
    const named = entity('Priya Sharma', 'person', ['Priya']);
    const before = found([priya, siemens], [relation(priya, 'works_at', siemens)]);
    const after = found([named, siemens], [relation(named, 'works_at', siemens)]);
    expect(differenceOf(before, after)).toMatchObject({
      entities: { changed: [{ what: ['name'] }] },
      relations: { added: [], removed: [], changed: [] },
    });
  });

  it('tells of a relation that the other direction turns round', () => {
    const marek = entity('Lisbon', 'person');
    const before = found([priya, marek], [relation(priya, 'parent_of', marek)]);
    const after = found([priya, marek], [relation(marek, 'parent_of', priya)]);
    const { relations } = differenceOf(before, after);
    expect([relations.added.length, relations.removed.length]).toEqual([1, 1]);
  });

  it('tells of another sentence that vouches for the same', () => {
    const before = found([priya], [relation(null, 'met_with', priya, 'Met Priya at Siemens.')]);
    const after = found([priya], [relation(null, 'met_with', priya)]);
    expect(differenceOf(before, after).relations).toMatchObject({ added: [], removed: [], changed: [{}] });
  });

  it('of four hundred names takes no time to speak of', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ ...priya, name: `Name ${at}`, mentions: [mentionAt(at)] }));
    const others = many.map((each, at) => ({ ...each, name: `Other ${at}` }));
    const started = performance.now();
    expect(differenceOf(found(many), found(others)).entities.changed.length).toBe(400);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

const mentionAt = (at: number) => ({ surface: 'x', start: at * 2, end: at * 2 + 1 });

describe('the numbers', () => {
  it('of many differences are their sum', () => {
    const one = countDifference(differenceOf(found([priya]), found([lisbon])));
    const other = countDifference(differenceOf(found([siemens]), found([entity('Siemens', 'place')])));
    expect(sumDifferences([one, other])).toEqual({
      entities: { added: 1, removed: 1, changed: 1 },
      relations: { added: 0, removed: 0, changed: 0 },
    });
    expect(sumDifferences([]).entities).toEqual({ added: 0, removed: 0, changed: 0 });
  });
});
