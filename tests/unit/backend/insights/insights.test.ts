/** Streaks, rhythm, silence and anniversaries, worked out from days and hours alone. */
import { describe, expect, it } from 'vitest';
import { anniversaries } from '../../../../backend/insights/anniversaries.ts';
import { rhythmOf } from '../../../../backend/insights/rhythm.ts';
import { byMissed, silenceOf } from '../../../../backend/insights/silence.ts';
import { streaks } from '../../../../backend/insights/streaks.ts';

const TODAY = '2026-03-02';

function seen(name: string, episodes: number, first: string, last: string) {
  return { name, episodes, first: `${first}T20:00:00+01:00`, last: `${last}T20:00:00+01:00` };
}

describe('days in a row', () => {
  it('go on over the end of a month, and through a today that is not written yet', () => {
    const days = ['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-27', '2026-02-28', '2026-03-01'];
    expect(streaks(days, TODAY)).toEqual({ current: 3, longest: 3, longest_until: '2026-03-01' });
    expect(streaks([...days, TODAY], TODAY).current).toBe(4);
    expect(streaks(days, '2026-03-03')).toMatchObject({ current: 0, longest: 3 });
    expect(streaks([], TODAY)).toEqual({ current: 0, longest: 0, longest_until: null });
  });
});

describe('the rhythm', () => {
  it('counts what is written before the day begins to the evening before', () => {
    const moments = ['2026-03-01T21:10:00Z', '2026-03-02T01:30:00Z', '2026-03-02T09:00:00Z'].map((at) =>
      Date.parse(at),
    );
    const { hours, days } = rhythmOf(moments, 4);
    expect(days).toEqual(['2026-03-01', '2026-03-02']);
    expect([hours[6]?.[21], hours[6]?.[1], hours[0]?.[9]]).toEqual([1, 1, 1]);
    expect(rhythmOf(moments, 0).hours[0]?.[1]).toBe(1);
  });
});

describe('silence', () => {
  it('is long by what is usual for somebody', () => {
    const weekly = seen('Weekly', 10, '2025-10-25', '2025-12-27');
    const yearly = seen('Yearly', 4, '2022-12-27', '2025-12-27');
    const once = seen('Once', 1, '2020-01-01', '2020-01-01');
    expect(silenceOf(weekly, TODAY)).toEqual({ days: 65, usual: 7, long: true });
    expect(silenceOf(yearly, TODAY)).toMatchObject({ days: 65, long: false });
    expect(silenceOf(once, TODAY)).toMatchObject({ usual: null, long: false });
    expect(silenceOf(seen('Ahead', 3, '2026-01-01', '2026-04-01'), TODAY).days).toBe(0);
    expect(byMissed([yearly, once, weekly], TODAY).map(({ name }) => name)).toEqual(['Weekly', 'Once', 'Yearly']);
  });
});

describe('anniversaries', () => {
  it('come round near today, over the turn of the year and from the 29th of February, too', () => {
    const list = [
      seen('Soon', 5, '2023-03-10', '2026-01-01'),
      seen('Leap', 2, '2024-02-29', '2026-01-01'),
      seen('Late', 9, '2023-06-10', '2026-01-01'),
      seen('Single', 1, '2023-03-02', '2023-03-02'),
      seen('New', 3, '2026-03-02', '2026-03-02'),
    ];
    const told = anniversaries(list, TODAY).map(({ entity, day, years }) => [entity.name, day, years]);
    expect(told).toEqual([
      ['Leap', '2026-02-28', 2],
      ['Soon', '2026-03-10', 3],
    ]);
    const turn = anniversaries([seen('Eve', 2, '2020-01-02', '2021-01-01')], '2025-12-30');
    expect(turn.map(({ day, years }) => [day, years])).toEqual([['2026-01-02', 6]]);
  });
});
