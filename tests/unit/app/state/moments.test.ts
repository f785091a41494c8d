/** Instants and lengths of time, as they stand on the screen. */
import { describe, expect, test } from 'vitest';
import {
  ageText,
  clock,
  elapsedText,
  secondsBetween,
  shortClock,
} from '../../../../app/tui/state/selectors/moments.ts';

const at = (year: number, month: number, day: number, hour = 21, minute = 4): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();

describe('an instant', () => {
  test.each([
    [at(2026, 11, 23), '21:04', '21:04'],
    [at(2026, 11, 22), '22 Nov 21:04', '22 Nov'],
    [at(2025, 1, 2), '02 Jan 2025 21:04', '02 Jan 2025'],
    ['no instant', '', ''],
  ])('%s', (instant, whole, short) => {
    expect(clock(instant, '2026-11-23')).toBe(whole);
    expect(shortClock(instant, '2026-11-23')).toBe(short);
  });
});

test.each([
  [0, '<1 min'],
  [59.9, '<1 min'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [47 * 3600, '47 h'],
  [48 * 3600, '2 d'],
  [4000 * 86_400, '4,000 d'],
])('an age of %d s is %s', (seconds, text) => {
  expect(ageText(seconds)).toBe(text);
});

test.each([
  [0.4, '0 s'],
  [59, '59 s'],
  [65, '1 min 5 s'],
  [3720, '1 h 2 min'],
])('%d s of work are %s', (seconds, text) => {
  expect(elapsedText(seconds)).toBe(text);
});

test('nothing has taken less than no time, whatever the clocks say', () => {
  expect(secondsBetween(at(2026, 11, 23), Date.parse(at(2026, 11, 23)) + 12_400)).toBe(12);
  expect(secondsBetween(at(2026, 11, 23), 0)).toBe(0);
  expect(secondsBetween('no instant', 5)).toBe(0);
});
