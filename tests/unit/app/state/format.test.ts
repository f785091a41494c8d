/** Dates and sizes as people read them; local dates stay where they were written. */
import { describe, expect, test } from 'vitest';
import {
  countOf,
  dayOf,
  formatBytes,
  longDay,
  nearDay,
  shortDay,
  timeOf,
} from '../../../../app/tui/state/selectors/format.ts';

describe('dates', () => {
  test('are the writer’s, not the reader’s', () => {
    expect(dayOf('2026-11-23T23:59:00-11:00')).toBe('2026-11-23');
    expect(timeOf('2026-11-23T23:59:00-11:00')).toBe('23:59');
  });

  test('have a year only when it is another one', () => {
    expect(longDay('2026-11-23', '2026-11-24')).toBe('Monday 23 November');
    expect(longDay('2025-11-23', '2026-11-24')).toBe('Sunday 23 November 2025');
    expect(shortDay('2026-09-03', '2026-11-24')).toBe('03 Sep');
    expect(shortDay('2019-12-31', '2026-11-24')).toBe('31 Dec 2019');
  });

  test('near ones have names, also across a change of clocks and of years', () => {
    expect(nearDay('2026-11-23', '2026-11-23')).toBe('Today');
    expect(nearDay('2025-12-31', '2026-01-01')).toBe('Yesterday');
    expect(nearDay('2026-10-24', '2026-10-25')).toBe('Yesterday');
    expect(nearDay('2026-11-24', '2026-11-23')).toBeNull();
  });

  test('that are none are shown as they are', () => {
    expect(longDay('someday', '2026-11-23')).toBe('someday');
  });
});

test('sizes are in the units of download pages', () => {
  expect(formatBytes(2_497_281_120)).toBe('2.5 GB');
  expect(formatBytes(253_113_024)).toBe('253 MB');
  expect(formatBytes(12_000)).toBe('12 kB');
});

test('counts agree with their noun', () => {
  expect(countOf(1, 'entry', 'entries')).toBe('1 entry');
  expect(countOf(10_000, 'entry', 'entries')).toBe('10,000 entries');
});
