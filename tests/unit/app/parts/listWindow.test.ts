/** A long list scrolls only as far as its selection needs. */
import { describe, expect, test } from 'vitest';
import { windowTop, type Shown } from '../../../../app/tui/parts/listWindow.ts';

const shown = (key: string, row: number, top: number): Shown => ({ key, row, top });

describe('the window of a list', () => {
  test('does not move while the selection is well inside', () => {
    expect(windowTop(shown('a', 10, 5), 'b', 11, 100, 20)).toBe(5);
  });

  test('follows the selection down and up, with a margin', () => {
    expect(windowTop(shown('a', 22, 5), 'b', 23, 100, 20)).toBe(6);
    expect(windowTop(shown('a', 7, 5), 'b', 6, 100, 20)).toBe(4);
  });

  test('keeps the selected entry on its row of the screen when entries arrive above it', () => {
    expect(windowTop(shown('a', 10, 5), 'a', 13, 103, 20)).toBe(8);
  });

  test('shows what is added at its very beginning to those who look there', () => {
    expect(windowTop(shown('a', 1, 0), 'a', 3, 8, 9)).toBe(0);
    expect(windowTop(shown('a', 1, 0), 'a', 3, 40, 9)).toBe(0);
    // but not at the price of the selection
    expect(windowTop(shown('a', 1, 0), 'a', 31, 70, 9)).toBe(25);
  });

  test('shows what belongs to the selection with it, as far as there is room', () => {
    expect(windowTop(shown('a', 0, 0), 'b', 7, 40, 9, 4)).toBe(3);
    expect(windowTop(shown('a', 0, 0), 'b', 7, 40, 5, 30)).toBe(7);
  });

  test('never shows anything beyond the ends', () => {
    expect(windowTop(null, 'a', 0, 5, 20)).toBe(0);
    expect(windowTop(shown('a', 99, 90), 'z', 0, 100, 20)).toBe(0);
    expect(windowTop(null, 'z', 99, 100, 20)).toBe(80);
  });

  test('always contains the selection, whatever the height', () => {
    for (let height = 1; height < 12; height++) {
      for (let selected = 0; selected < 30; selected++) {
        const top = windowTop(shown('x', 15, 12), 'y', selected, 30, height);
        expect(selected, `height ${height}`).toBeGreaterThanOrEqual(top);
        expect(selected, `height ${height}`).toBeLessThan(top + height);
      }
    }
  });
});
