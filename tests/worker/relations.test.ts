/** Relations over time, from entries through the real engine to what a window reads. */
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../backend/index.ts';
import { relatingReaders } from '../helpers/relatingReaders.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

/** What is told on which day, and what the model finds in it. */
const TOLD = [
  ['2024-01-05', 'Priya lives in Lisbon, up four flights.', 'Priya | lives_in | Lisbon\nMe | met_with | Priya'],
  [
    '2024-03-07',
    'Dinner at hers in Lisbon with Priya. Leo and me, us two, held hands.',
    'Priya | lives in | Lisbon\nLeo | partner_of | Me',
  ],
  ['2025-02-01', 'Priya has moved to Berlin!', 'Priya | lives_in | Berlin'],
  ['2025-05-01', 'Leo and I broke up.', 'none'],
  ['2025-06-01', 'Back: Priya moved from Berlin to Lisbon.', 'Priya | lives_in | Lisbon'],
  [
    '2025-07-01',
    'Priya is the mother of Anna. Priya taught Anna chess.',
    'Anna | child_of | Priya\nPriya | taught | Anna',
  ],
  ['2025-08-01', 'Priya died on Tuesday.', 'none'],
] as const;
const DEATH = '2025-08-01';
const DAYS = TOLD.map(([day]) => day).filter((day) => day !== DEATH);

const readers = () => relatingReaders(new Map(TOLD.map(([, text, lines]) => [text, lines])));

async function tell(journal: Journal, days: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const day of days) {
    const text = TOLD.find(([told]) => told === day)?.[1] ?? '';
    ids.set(day, (await journal.add(text, { date: `${day}T20:00:00+01:00`, zone: 'Europe/Berlin' })).id);
  }
  await waitUntil('all is read', async () => (await journal.status()).counts.done === days.length);
  return ids;
}

/** Every relation in one line: `Priya lives_in Lisbon 2024-01-05–2025-02-01, 2 entries`. */
async function relationsOf(journal: Journal, name: string): Promise<string[]> {
  await journal.search('anything');
  const { relations } = await journal.entity(name);
  return relations.map(
    ({ subject, predicate, verb, object, valid_at, invalid_at, entries }) =>
      `${subject} ${verb ?? predicate} ${object} ${valid_at}–${invalid_at ?? ''}, ${entries}`,
  );
}

const OF_PRIYA = [
  'Priya taught Anna 2025-07-01–, 1',
  'Priya parent_of Anna 2025-07-01–, 1',
  'Priya lives_in Lisbon 2025-06-01–, 1',
  'Priya met_with Me 2024-01-05–, 1',
  'Priya lives_in Berlin 2025-02-01–2025-06-01, 1',
  'Priya lives_in Lisbon 2024-01-05–2025-02-01, 2',
];

describe('relations over time', () => {
  it('are one for several entries, closed by a move and by a parting, told from either end, with the place of each', async () => {
    const { journal } = await startTestWorker({ scripted: readers() });
    const ids = await tell(journal, DAYS);
    expect(await relationsOf(journal, 'Priya')).toEqual(OF_PRIYA);
    expect(await relationsOf(journal, 'Lisbon')).toEqual(OF_PRIYA.filter((line) => line.includes('Lisbon')));
    expect(await relationsOf(journal, 'Anna')).toEqual([
      'Priya taught Anna 2025-07-01–, 1',
      'Anna child_of Priya 2025-07-01–, 1',
    ]);
    expect(await relationsOf(journal, 'Me')).toEqual([
      'Me met_with Priya 2024-01-05–, 1',
      'Me partner_of Leo 2024-03-07–2025-05-01, 1',
    ]);
    const [parted] = (await journal.entity('Leo')).relations;
    expect(parted?.evidences).toMatchObject([
      { episode: ids.get('2024-03-07'), says: 'is' },
      { episode: ids.get('2025-05-01'), says: 'is over', evidence: 'Leo and I broke up.' },
    ]);
    const { text, relations } = await journal.get(ids.get('2025-07-01') ?? '');
    expect(relations.map(({ verb, start, end }) => [verb, text.slice(start, end)]).sort()).toEqual([
      [undefined, 'Priya is the mother of Anna.'],
      ['taught', 'Priya taught Anna chess.'],
    ]);
  });

  it('do not depend on the order in which entries were written and read', async () => {
    const { journal } = await startTestWorker({ scripted: readers() });
    await tell(journal, [...DAYS].reverse());
    expect(await relationsOf(journal, 'Priya')).toEqual(OF_PRIYA);
    await journal.rebuild();
    expect(await relationsOf(journal, 'Priya')).toEqual(OF_PRIYA);
    expect(await relationsOf(journal, 'Leo')).toEqual(['Leo partner_of Me 2024-03-07–2025-05-01, 1']);
  });

  it('last again when the entry that closed them is deleted, and end again when it comes back', async () => {
    const { journal } = await startTestWorker({ scripted: readers() });
    const ids = await tell(journal, ['2024-01-05', '2024-03-07', '2025-02-01', '2025-05-01']);
    await journal.delete(ids.get('2025-05-01') ?? '');
    await journal.delete(ids.get('2025-02-01') ?? '');
    expect(await relationsOf(journal, 'Leo')).toEqual(['Leo partner_of Me 2024-03-07–, 1']);
    expect(await relationsOf(journal, 'Lisbon')).toEqual(['Priya lives_in Lisbon 2024-01-05–, 2']);
    await journal.restore(ids.get('2025-05-01') ?? '');
    await waitUntil('it is read again', async () => (await journal.status()).counts.done === 3);
    expect(await relationsOf(journal, 'Leo')).toEqual(['Leo partner_of Me 2024-03-07–2025-05-01, 1']);
  });

  it('end with the death of who had them, but for kin', async () => {
    const { journal } = await startTestWorker({ scripted: readers() });
    await tell(journal, ['2025-06-01', '2025-07-01', DEATH]);
    expect(await relationsOf(journal, 'Priya')).toEqual([
      'Priya taught Anna 2025-07-01–, 1',
      'Priya parent_of Anna 2025-07-01–, 1',
      'Priya lives_in Lisbon 2025-06-01–2025-08-01, 1',
    ]);
    expect(await relationsOf(journal, 'Lisbon')).toEqual(['Priya lives_in Lisbon 2025-06-01–2025-08-01, 1']);
  });
});
