/** Which days are looked back to. */
import { expect, test } from 'vitest';
import { echoes } from '../../../../backend/calendar/echoes.ts';

const told = (day: string, oldest: string): string[] =>
  echoes(day, oldest).map((echo) => `${echo.ago.count} ${echo.ago.unit} ${echo.day}`);

test('every earlier year that the journal has', () => {
  expect(told('2026-11-24', '2024-11-24')).toEqual(['1 year 2025-11-24', '2 year 2024-11-24']);
});

test('in the first year a week and some months, as far as there are any', () => {
  expect(told('2026-11-24', '2026-08-01')).toEqual(['1 week 2026-11-17', '1 month 2026-10-24', '3 month 2026-08-24']);
  expect(told('2026-11-24', '2026-11-20')).toEqual([]);
});

test('the 29th of February looks back to the 28th', () => {
  expect(told('2024-02-29', '2020-01-01').map((each) => each.slice(-5))).toEqual(['02-28', '02-28', '02-28', '02-29']);
});
