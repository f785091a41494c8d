/** Rows of meaningful pieces never grow wider than they may, whatever is in them. */
import { describe, expect, test } from 'vitest';
import { fitLine, line, lineCells, spread, type Line } from '../../../../app/tui/state/selectors/line.ts';

const MIXED: Line = [
  { text: '23:59  ', token: 'dim' },
  { text: '東京から電話 🎉 ', token: 'name' },
  { text: 'and then home', token: 'text' },
];

const textOf = (spans: Line): string => spans.map(({ text }) => text).join('');

describe('fitting', () => {
  test('never exceeds any width, with wide characters and emoji at every edge', () => {
    for (let width = 1; width < 45; width++) {
      const fitted = fitLine(MIXED, width);
      expect(lineCells(fitted), String(width)).toBeLessThanOrEqual(width);
      if (width < lineCells(MIXED)) expect(textOf(fitted)).toMatch(/…$/);
    }
  });

  test('leaves what fits as it is', () => {
    expect(fitLine(MIXED, 100)).toBe(MIXED);
  });

  test('says so when what follows the edge is cut exactly between two pieces', () => {
    expect(textOf(fitLine([...line('12345'), ...line('67')], 5))).toBe('1234…');
  });
});

describe('two ends of a row', () => {
  test('the left one gives way', () => {
    const row = spread(MIXED, line('7 entries', 'dim'), 30);
    expect(lineCells(row)).toBe(30);
    expect(textOf(row)).toMatch(/…\s+7 entries$/);
  });

  test('a right end without room is left out', () => {
    expect(textOf(spread(line('left'), line('much too long'), 16))).toBe('left');
  });
});
