/** Who writes after midnight writes about the evening before, if they say that their day begins later. */
import { expect, test } from 'vitest';
import { entryDateAt } from '../../../../app/tui/state/entryDate.ts';

const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 2, day, hour, minute, 30);

test.each([
  [at(14, 21, 14), 4, '2026-03-14T21:14:30'],
  [at(14, 4), 4, '2026-03-14T04:00:30'],
  [at(14, 3, 59), 4, '2026-03-13T23:59:00'],
  [at(1, 0, 5), 4, '2026-02-28T23:59:00'],
  [at(14, 0, 5), 0, '2026-03-14T00:05:30'],
])('at %s with a day from %i on', (now, dayStart, local) => {
  const { date, zone } = entryDateAt(now, dayStart);
  expect(date.slice(0, 19)).toBe(local);
  expect(zone).not.toBe('');
});
