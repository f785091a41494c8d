/** What the journal knows of somebody and of a life, on a real engine: company, months, neighbours, insights. */
import { describe, expect, it } from 'vitest';
import type { EpisodeDate, Journal } from '../../backend/index.ts';
import { relatingReaders } from '../helpers/relatingReaders.ts';
import { startTestWorker } from '../helpers/startTestWorker.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const at = (day: string, time = '20:00:00'): EpisodeDate => ({ date: `${day}T${time}+00:00`, zone: 'UTC' });

const TEXTS: readonly [text: string, date: EpisodeDate][] = [
  ['met Priya in Lisbon, it rained', at('2024-02-10')],
  ['Priya and Anna were here', at('2024-03-01')],
  ['Priya again, Priya and Anna in Lisbon', at('2024-03-31')],
  ['wrote in Oslo after midnight', at('2025-06-02', '01:30:00')],
];

describe('knowing', () => {
  // One journal for all of it: to start a worker takes longer than to ask.
  it('tells of somebody, of those who stand beside them, and of a life', async () => {
    const scripted = relatingReaders(new Map([['Priya and Anna were here', 'Priya | friend_of | Anna']]));
    const { journal } = await startTestWorker({ scripted });
    for (const [text, date] of TEXTS) await journal.add(text, date);
    await waitUntil('all read', async () => (await journal.status()).counts.done === TEXTS.length, 50_000);
    await tellsOfSomebody(journal);
    await tellsOfALife(journal);
  });
});

async function tellsOfSomebody(journal: Journal): Promise<void> {
  const priya = await journal.entity('Priya');
  expect(priya.months).toEqual([
    { month: '2024-02', entries: 1 },
    { month: '2024-03', entries: 2 },
  ]);
  expect(priya.company.map(({ name, entries }) => [name, entries])).toEqual([
    ['Anna', 2],
    ['Lisbon', 2],
  ]);
  expect(priya.quotes).toHaveLength(4);

  const newest = await journal.entity('Priya', { quotes: 2 });
  expect(newest.quotes.map(({ date }) => date.slice(0, 10))).toEqual(['2024-03-31', '2024-03-31']);
  expect(newest.mentions).toBe(4);

  const beside = await journal.neighbours(priya.id);
  const [anna] = beside;
  expect(beside.map(({ name }) => name)).toEqual(['Anna', 'Lisbon']);
  expect(anna?.relations).toEqual([{ predicate: 'friend_of', outward: true }]);
  expect(anna?.last).toBe('2024-03-31T20:00:00+00:00');
  expect(await journal.neighbours('nobody')).toEqual([]);

  const friendship = priya.relations.find(({ predicate }) => predicate === 'friend_of');
  expect([friendship?.subject_id, friendship?.object_id]).toEqual([priya.id, anna?.id]);
}

async function tellsOfALife(journal: Journal): Promise<void> {
  const told = await journal.insights({ today: '2026-03-02', dayStart: 4 });
  expect(told).toMatchObject({ entries: 4, days: 4, words: 23, streak: { current: 0, longest: 1 } });
  // The first of June was a Sunday; half past one is still the evening before.
  expect(told.rhythm[6]?.[1]).toBe(1);
  expect(told.months.map(({ month, entries, words }) => [month, entries, words])).toEqual([
    ['2024-02', 1, 6],
    ['2024-03', 2, 12],
    ['2025-06', 1, 5],
  ]);
  expect(told.months[1]?.people.map(({ name, entries }) => [name, entries])).toEqual([
    ['Anna', 2],
    ['Priya', 2],
  ]);
  expect(told.months[1]?.places.map(({ name }) => name)).toEqual(['Lisbon']);
  expect(told.first_times[0]).toMatchObject({ name: 'Oslo', date: '2025-06-02T01:30:00+00:00' });
  expect(told.anniversaries.map(({ name, years, day }) => [name, years, day])).toEqual([['Anna', 2, '2026-03-01']]);
  expect(told.missed).toMatchObject([{ name: 'Priya', long: true, last: '2024-03-31T20:00:00+00:00' }]);

  const last = (await journal.list()).at(-1);
  await journal.edit(last?.id ?? '', { text: 'met Priya in Lisbon' });
  expect((await journal.insights({ today: '2026-03-02' })).words).toBe(21);
}
