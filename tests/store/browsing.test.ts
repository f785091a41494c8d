/** Looking through a journal on a real engine: counts by days, this day in earlier years, the trash, earlier texts. */
import { describe, expect, it } from 'vitest';
import { createBrowsing } from '../../backend/journal/browsing.ts';
import type { EpisodeDate } from '../../backend/journal/Journal.ts';
import { createWriting } from '../../backend/journal/writing.ts';
import { startEngineConnection } from '../helpers/startEngineConnection.ts';

const on = (day: string, time = '20:00'): EpisodeDate => ({ date: `${day}T${time}:00+00:00`, zone: 'UTC' });

describe('looking through a journal', () => {
  it('counts by days, finds what was on this day, keeps the trash, earlier texts and searches', async () => {
    const { connection } = await startEngineConnection();
    const journal = { ...createBrowsing(connection), ...createWriting(connection, () => Promise.resolve()) };
    expect(await journal.onThisDay('2026-11-24')).toEqual([]);
    await journal.add('two years ago, late', on('2024-11-24', '23:59'));
    await journal.add('two years ago, early', on('2024-11-24', '00:00'));
    await journal.add('another day', on('2025-11-23'));
    const { id } = await journal.add('first words', on('2026-11-24'));

    expect(await journal.count()).toBe(4);
    expect(await journal.count({ from: '2024-11-24', to: '2024-11-24' })).toBe(2);
    const spans = [{ to: '2024-12-31' }, { from: '2025-01-01' }, { from: '2027-01-01' }];
    expect(await journal.counts(spans)).toEqual([2, 2, 0]);
    const [echo, ...others] = await journal.onThisDay('2026-11-24');
    expect(others).toEqual([]);
    expect(echo).toMatchObject({ day: '2024-11-24', ago: { count: 2, unit: 'year' } });
    expect(echo?.episodes.map(({ text }) => text)).toEqual(['two years ago, early', 'two years ago, late']);

    await journal.edit(id, { text: 'second words' });
    await journal.edit(id, { date: on('2026-11-23') });
    const told = (await journal.revisions(id)).map(({ revision, text, date }) => [revision, text, date.slice(0, 10)]);
    expect(told).toEqual([
      [3, 'second words', '2026-11-23'],
      [2, 'second words', '2026-11-24'],
      [1, 'first words', '2026-11-24'],
    ]);
    await expect(journal.revisions('nothing')).rejects.toMatchObject({ kind: 'not_found' });

    expect(await journal.trash()).toEqual([]);
    await journal.delete(id);
    expect((await journal.trash()).map((episode) => episode.text)).toEqual(['second words']);
    expect(await journal.count()).toBe(3);
    await journal.restore(id);
    expect(await journal.trash()).toEqual([]);

    await journal.keepSearch(' with:priya ', true);
    await journal.keepSearch('rain', true);
    expect((await journal.keptSearches()).sort()).toEqual(['rain', 'with:priya']);
    await journal.keepSearch('rain', false);
    expect(await journal.keptSearches()).toEqual(['with:priya']);
  });
});
