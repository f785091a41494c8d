import { describe, expect, it } from 'vitest';
import { dayBounds, episodeDateAt, wallClock } from '../../../../backend/journal/dates.ts';
import { resolveReference } from '../../../../backend/journal/listing.ts';
import { quoteAround } from '../../../../backend/journal/quote.ts';

describe('the date of an entry', () => {
  it('is local time with the offset of its zone', () => {
    const instant = new Date('2026-07-01T22:30:05.700Z');
    expect(episodeDateAt(instant, 'Europe/Berlin').date).toBe('2026-07-02T00:30:05+02:00');
    expect(episodeDateAt(instant, 'America/New_York').date).toBe('2026-07-01T18:30:05-04:00');
    expect(episodeDateAt(instant, 'Asia/Kathmandu').date).toBe('2026-07-02T04:15:05+05:45');
    expect(episodeDateAt(instant, 'UTC')).toEqual({ date: '2026-07-01T22:30:05+00:00', zone: 'UTC' });
  });

  it('is the same by the process’s own clock', () => {
    for (const time of ['2026-01-15T08:05:09Z', '2026-07-01T22:30:05Z']) {
      const { date, zone } = episodeDateAt(new Date(time));
      expect(date).toBe(episodeDateAt(new Date(time), zone).date);
    }
  });

  it('knows both sides of a change of clocks', () => {
    expect(episodeDateAt(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin').date).toBe('2026-10-25T02:30:00+02:00');
    expect(episodeDateAt(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin').date).toBe('2026-10-25T02:30:00+01:00');
  });

  it('counts by the wall clock, so that a day is a day in every zone', () => {
    const { start, end } = dayBounds('2026-07-02');
    for (const date of ['2026-07-02T00:00:00+14:00', '2026-07-02T23:59:59-11:00']) {
      expect(wallClock(date)).toBeGreaterThanOrEqual(start);
      expect(wallClock(date)).toBeLessThanOrEqual(end);
    }
    expect(() => wallClock('the 32nd')).toThrow('is not a date');
    expect(() => dayBounds('2026-02-31x')).toThrow('is not a day');
  });
});

describe('a reference to an entry', () => {
  const ids = ['01AAAA', '01ABBB', '01BCCC'];
  it('is the last written, an id, or its beginning', () => {
    expect(resolveReference('last', ids)).toBe('01BCCC');
    expect(resolveReference('01ab', ids)).toBe('01ABBB');
    expect(resolveReference('01AAAA', ids)).toBe('01AAAA');
    expect(resolveReference('zz', ids)).toBeNull();
    expect(resolveReference('', ids)).toBeNull();
    expect(() => resolveReference('01a', ids)).toThrow('2 entries begin with 01a');
  });
});

describe('a quote', () => {
  it('is the sentence around the mention', () => {
    const text = 'Rain all day. Ran into Sarah\nnear the boathouse. She laughed.';
    expect(quoteAround(text, text.indexOf('Sarah'), text.indexOf('Sarah') + 5)).toBe(
      'Ran into Sarah near the boathouse.',
    );
  });

  it('does not end at a title or an initial', () => {
    const text = 'Home. Dined with Sir W. Batten and Dr. Patel in the city. Slept.';
    const expected = 'Dined with Sir W. Batten and Dr. Patel in the city.';
    expect(quoteAround(text, text.indexOf('Patel'), text.indexOf('Patel') + 5)).toBe(expected);
  });

  it('is cut around the mention when the sentence is long', () => {
    const text = `${'word '.repeat(200)}Sarah${' word'.repeat(200)}`;
    const quote = quoteAround(text, text.indexOf('Sarah'), text.indexOf('Sarah') + 5);
    expect(quote).toContain('Sarah');
    expect(quote.length).toBeLessThanOrEqual(245);
  });
});
