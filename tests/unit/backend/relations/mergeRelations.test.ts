/** From what single entries say to relations over time. */
import { describe, expect, it } from 'vitest';
import { mergeRelations } from '../../../../backend/relations/mergeRelations.ts';
import { assertion, ending, lines } from './told.ts';

describe('several entries', () => {
  it('are one relation with several evidences', () => {
    const [one, ...rest] = mergeRelations(
      [
        assertion('2025-03-02', 'Priya works_at Siemens', 'At Siemens again.'),
        assertion('2024-01-05', 'Priya works_at Siemens', 'Priya is with Siemens.'),
      ],
      [],
      [],
    );
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ valid_at: '2024-01-05', last_seen: '2025-03-02', invalid_at: null, entries: 2 });
    expect(one?.evidences.map(({ evidence }) => evidence)).toEqual(['Priya is with Siemens.', 'At Siemens again.']);
  });

  it('are one relation whichever end they name first', () => {
    const told = [
      assertion('2024-01-01', 'Ana friend_of Bo'),
      assertion('2024-01-02', 'Bo friend_of Ana'),
      assertion('2024-01-03', 'Eli child_of Mom'),
      assertion('2024-01-04', 'Mom parent_of Eli'),
    ];
    expect(lines(mergeRelations(told, [], []))).toEqual([
      'Mom parent_of Eli 2024-01-03–',
      'Ana friend_of Bo 2024-01-01–',
    ]);
  });

  it('are told apart by a verb of their own', () => {
    const told = [
      assertion('2024-01-01', 'Ana related_to Bo', '', 'taught'),
      assertion('2024-01-02', 'Ana related_to Bo', '', 'painted'),
    ];
    expect(mergeRelations(told, [], []).map(({ verb }) => verb)).toEqual(['painted', 'taught']);
  });

  it('leave nobody related to themselves, as two names of one may be', () => {
    expect(mergeRelations([assertion('2024-01-01', 'Ana friend_of Ana')], [], [])).toEqual([]);
  });
});

describe('what is over', () => {
  const at = [assertion('2024-01-01', 'Me works_at Siemens'), assertion('2024-06-01', 'Me works_at Siemens')];

  it('is closed on the day of the entry that says so, and kept', () => {
    const [one] = mergeRelations(at, [ending('2025-01-01', 'Me Siemens', ['works_at'], 'Quit.')], []);
    expect(one).toMatchObject({
      valid_at: '2024-01-01',
      last_seen: '2024-06-01',
      invalid_at: '2025-01-01',
      entries: 2,
    });
    expect(one?.evidences.at(-1)).toMatchObject({ evidence: 'Quit.', says: 'is over' });
  });

  it('may begin again', () => {
    const again = [...at, assertion('2026-01-01', 'Me works_at Siemens')];
    expect(lines(mergeRelations(again, [ending('2025-01-01', 'Me Siemens', ['works_at'])], []))).toEqual([
      'Me works_at Siemens 2026-01-01–',
      'Me works_at Siemens 2024-01-01–2025-01-01',
    ]);
  });

  it('is only what was: another relation of the two, or an end before there was one, changes nothing', () => {
    const endings = [
      ending('2025-01-01', 'Me Siemens', ['studies_at']),
      ending('2023-01-01', 'Me Siemens', ['works_at']),
    ];
    expect(lines(mergeRelations(at, endings, []))).toEqual(['Me works_at Siemens 2024-01-01–']);
  });

  it('is over in the entry that tells both', () => {
    const told = [assertion('2025-01-01', 'Me works_at Siemens')];
    const endings = [ending('2025-01-01', 'Me Siemens', ['works_at'])];
    expect(lines(mergeRelations(told, endings, []))).toEqual(['Me works_at Siemens 2025-01-01–2025-01-01']);
  });

  it('is all of who died, but kin stays kin', () => {
    const told = ['Oma lives_in Kassel', 'Oma parent_of Mama', 'Me met_with Oma'].map((words) =>
      assertion('2024-01-01', words),
    );
    expect(lines(mergeRelations(told, [ending('2024-05-05', 'Oma Oma', ['lives_in', 'works_at'])], []))).toEqual([
      'Oma parent_of Mama 2024-01-01–',
      'Me met_with Oma 2024-01-01–',
      'Oma lives_in Kassel 2024-01-01–2024-05-05',
    ]);
  });

  it('is what one liked and now dislikes', () => {
    const told = [assertion('2024-01-01', 'Ana likes Opera'), assertion('2024-02-01', 'Ana dislikes Opera')];
    expect(lines(mergeRelations(told, [], []))).toEqual([
      'Ana dislikes Opera 2024-02-01–',
      'Ana likes Opera 2024-01-01–2024-02-01',
    ]);
  });
});

describe('a move', () => {
  const lisbon = assertion('2024-01-01', 'Ana lives_in Lisbon', 'Ana lives in Lisbon.');

  it('ends where one lived before', () => {
    const told = [lisbon, assertion('2025-01-01', 'Ana lives_in Porto', 'Ana has moved to Porto.')];
    expect(lines(mergeRelations(told, [], []))).toEqual([
      'Ana lives_in Porto 2025-01-01–',
      'Ana lives_in Lisbon 2024-01-01–2025-01-01',
    ]);
  });

  it('is said to be one: another place alone may be the same in other words', () => {
    const told = [lisbon, assertion('2025-01-01', 'Ana lives_in Alfama', 'Ana and her window in Alfama.')];
    expect(lines(mergeRelations(told, [], []))).toHaveLength(2);
    expect(mergeRelations(told, [], []).every(({ invalid_at }) => invalid_at === null)).toBe(true);
  });

  it('is none between a town and what lies in it, nor among what one day tells', () => {
    const moved = assertion('2025-01-01', 'Ana lives_in Alfama', 'Ana moved to Alfama.');
    const within = [{ inner: 'Alfama', outer: 'Lisbon' }];
    expect(mergeRelations([lisbon, moved], [], within).every(({ invalid_at }) => invalid_at === null)).toBe(true);
    const sameDay = assertion('2024-01-01', 'Ana lives_in Alfama', 'Ana moved to Alfama.');
    expect(mergeRelations([lisbon, sameDay], [], []).every(({ invalid_at }) => invalid_at === null)).toBe(true);
  });

  it('of somebody else changes nothing', () => {
    const told = [lisbon, assertion('2025-01-01', 'Bo lives_in Porto', 'Bo has moved to Porto.')];
    expect(mergeRelations(told, [], []).every(({ invalid_at }) => invalid_at === null)).toBe(true);
  });

  it('to a new job ends the old one, a second job does not', () => {
    const old = assertion('2024-01-01', 'Me works_at Siemens', 'Siemens all day.');
    const fresh = assertion('2025-01-01', 'Me works_at Bosch', 'New job: Bosch!');
    const second = assertion('2025-01-01', 'Me works_at Bosch', 'Saturdays I help at Bosch.');
    expect(lines(mergeRelations([old, fresh], [], []))[1]).toBe('Me works_at Siemens 2024-01-01–2025-01-01');
    expect(mergeRelations([old, second], [], []).every(({ invalid_at }) => invalid_at === null)).toBe(true);
  });
});

describe('any order of reading', () => {
  it('gives the same relations', () => {
    const told = [
      ...['2024-01-01', '2024-03-01', '2024-03-01', '2026-01-01'].map((day) => assertion(day, 'Ana works_at Siemens')),
      assertion('2024-02-01', 'Ana lives_in Lisbon', 'In Lisbon.'),
      assertion('2025-02-01', 'Ana lives_in Porto', 'Moved to Porto.'),
      assertion('2025-06-01', 'Ana lives_in Lisbon', 'Back: moved to Lisbon.'),
      assertion('2024-01-01', 'Bo friend_of Ana'),
      assertion('2024-01-01', 'Ana friend_of Bo'),
    ];
    const endings = [
      ending('2025-01-01', 'Ana Siemens', ['works_at']),
      ending('2024-03-01', 'Ana Siemens', ['works_at']),
    ];
    const expected = mergeRelations(told, endings, []);
    let seed = 11;
    const shuffled = <Item>(items: readonly Item[]): Item[] =>
      items
        .map((item) => ({ item, at: (seed = (seed * 16807) % 2147483647) }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item);
    for (let round = 0; round < 50; round += 1) {
      expect(mergeRelations(shuffled(told), shuffled(endings), [])).toEqual(expected);
    }
  });
});
