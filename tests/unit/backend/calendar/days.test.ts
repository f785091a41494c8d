/** Days, weeks and months of a timeline, whatever the zone. */
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayFrom,
  daysBetween,
  moveSpan,
  spanAround,
  weekdayOf,
} from '../../../../backend/calendar/days.ts';

describe('days', () => {
  test('go over the ends of months, years and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-11-15', 3)).toBe('2025-02-15');
    expect(daysBetween('2024-02-27', '2024-03-01')).toBe(3);
  });

  test('that no calendar has are none', () => {
    expect(dayFrom(2023, 2, 29)).toBeNull();
    expect(dayFrom(2024, 13, 1)).toBeNull();
    expect(dayFrom(1660, 1, 1)).toBe('1660-01-01');
  });
});

describe('spans', () => {
  test('a week begins on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(spanAround('2026-11-29', 'week')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });

  test('a month has all its days', () => {
    expect(spanAround('2024-02-10', 'month')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });

  test.each([
    ['day', '2024-02-28'],
    ['week', '2024-02-19'],
    ['month', '2024-01-01'],
  ] as const)('the %s before and the one after are each other’s neighbours', (unit, before) => {
    const span = spanAround('2024-02-29', unit);
    expect(moveSpan(span, unit, -1).from).toBe(before);
    expect(moveSpan(moveSpan(span, unit, -1), unit, 1)).toEqual(span);
  });
});
