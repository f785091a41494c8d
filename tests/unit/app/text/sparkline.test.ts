/** Bars of one cell each. */
import { expect, test } from 'vitest';
import { sparkline } from '../../../../app/tui/text/sparkline.ts';

test('the highest is full, a little still shows, and nothing is a dot', () => {
  expect(sparkline([0, 1, 50, 100], 10)).toBe('·▁▄█');
  expect(sparkline([], 10)).toBe('');
  expect(sparkline([0, 0], 10)).toBe('··');
});

test('more values than cells are added up', () => {
  expect(sparkline([1, 1, 0, 0, 2, 2], 3)).toBe('▄·█');
  expect(sparkline([1, 2], 0)).toBe('');
});
