/** What a person types into a search, and what is told of a filter that makes no sense. */
import { describe, expect, test } from 'vitest';
import { filterNamed, isEmptyQuery, parseQuery } from '../../../../backend/search/parseQuery.ts';

const TODAY = '2026-11-24';
const parse = (typed: string) => parseQuery(typed, TODAY);

describe('a query', () => {
  test('has words, phrases, names, days, a status and tags', () => {
    const typed =
      'rain with:priya in:"Green Lake" from:2024-03 before:june is:pending tag:garden "exact phrase" #long-run ';
    expect(parse(typed)).toEqual({
      problem: null,
      query: {
        words: 'rain "exact phrase"',
        names: [
          { filter: 'with', name: 'priya' },
          { filter: 'in', name: 'Green Lake' },
        ],
        from: '2024-03-01',
        to: '2026-05-31',
        statuses: ['pending_nodes', 'pending_edges'],
        tags: [
          { tag: 'garden', begins: false },
          { tag: 'long-run', begins: false },
        ],
      },
    });
  });

  test.each([
    ['from:2024', '2024-01-01', undefined],
    ['since:2024-06', '2024-06-01', undefined],
    ['after:2024', '2025-01-01', undefined],
    ['to:2024', undefined, '2024-12-31'],
    ['until:2024-06', undefined, '2024-06-30'],
    ['before:2024', undefined, '2023-12-31'],
    ['on:2024-06', '2024-06-01', '2024-06-30'],
    ['from:2023 from:2024-05 to:2024 to:2024-08', '2024-05-01', '2024-08-31'],
    ['From:"14 march 2025"', '2025-03-14', undefined],
    ['on:last-week', '2026-11-16', '2026-11-22'],
  ])('%s', (typed, from, to) => {
    expect(parse(typed)).toMatchObject({ problem: null, query: { from, to, words: '' } });
  });

  test.each(['at 10:30', 'https://example.org/a', 'the list: milk', 'C# and F#', 'it’s 3:1 today', '"with:priya"'])(
    'takes %s as words',
    (typed) => {
      expect(parse(typed)).toMatchObject({ problem: null, query: { words: typed, names: [], tags: [] } });
    },
  );

  test('keeps a finished word finished, and one before a filter open', () => {
    expect(parse('lisb').query.words).toBe('lisb');
    expect(parse('lisbon ').query.words).toBe('lisbon ');
    expect(parse('lisb from:2024 ').query.words).toBe('lisb');
  });

  test('a tag at the end may be unfinished', () => {
    expect(parse('tag:gar').query.tags).toEqual([{ tag: 'gar', begins: true }]);
    expect(parse('#gar').query.tags).toEqual([{ tag: 'gar', begins: true }]);
    expect(parse('tag:"gar"').query.tags).toEqual([{ tag: 'gar', begins: false }]);
  });

  test('without anything in it is empty', () => {
    for (const typed of ['', '  ', '#']) expect(isEmptyQuery(parse(typed).query)).toBe(true);
    for (const typed of ['a', 'with:x', 'is:read', 'on:today', '#ab']) {
      expect(isEmptyQuery(parse(typed).query)).toBe(false);
    }
  });
});

describe('a filter that makes no sense', () => {
  test.each([
    ['wiht:priya lunch', 'There is no filter wiht:', '"wiht:priya"'],
    ['is:happy ', 'is:happy is not a state.', 'is:pending'],
    ['from:soon lunch', 'from:soon is no day, month or year.', '2024-03'],
    ['with: lunch', 'with: what? It takes a person.', 'with:'],
    ['from:2025 before:2024 ', 'No day is from 2025-01-01 on and not after 2023-12-31.', 'days'],
  ])('%s', (typed, message, next) => {
    const { problem } = parse(typed);
    expect(problem).toMatchObject({ message, unfinished: false });
    expect(problem?.nextStep).toContain(next);
  });

  test('may be one that is still being typed', () => {
    for (const typed of ['lunch with:', 'is:pe', 'from:20', 'before:', 'tag:', 'from:"14 m']) {
      expect(parse(typed).problem, typed).toMatchObject({ unfinished: true });
    }
    expect(parse('is:x').problem).toMatchObject({ unfinished: false });
  });

  test('is never one of the names that every object has', () => {
    expect(filterNamed('constructor')).toBeNull();
    expect(parse('is:constructor ').problem?.message).toContain('not a state');
  });
});
