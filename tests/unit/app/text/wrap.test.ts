/** Rows cover the whole text, fit their width, and break where a reader expects it. */
import { describe, expect, it } from 'vitest';
import { drawnCells, drawText } from '../../../../app/tui/text/display.ts';
import { graphemes, snapToGrapheme } from '../../../../app/tui/text/graphemes.ts';
import { cells } from '../../../../app/tui/text/width.ts';
import { rowStarts, wrap } from '../../../../app/tui/text/wrap.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

function rows(line: string, width: number): string[] {
  const starts = rowStarts(line, width);
  return starts.map((start, index) => line.slice(start, starts[index + 1]));
}

describe('rowStarts', () => {
  it.each<[string, number, string[]]>([
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['the quick brown fox', 10, ['the quick ', 'brown fox']],
    ['exactly 10 is', 10, ['exactly 10 ', 'is']],
    ['a well-known place', 8, ['a well-', 'known ', 'place']],
    ['below -5 degrees', 8, ['below -5 ', 'degrees']],
    ['abcdefghijklmno', 6, ['abcdef', 'ghijkl', 'mno']],
    ['hi abcdefghijk', 6, ['hi ', 'abcdef', 'ghijk']],
    ['世界人民', 5, ['世界', '人民']],
    ['Hi 世界人民', 6, ['Hi 世', '界人民']],
    ['世界。人民', 4, ['世', '界。', '人民']],
    ['他说「好」了', 6, ['他说', '「好」', '了']],
    ['great 👍🏽👍🏽👍🏽', 9, ['great 👍🏽', '👍🏽👍🏽']],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, ['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']],
    ['a     b', 4, ['a    ', ' b']],
    ['שלום עולם', 6, ['שלום ', 'עולם']],
  ])('wraps %j to %i cells', (line, width, expected) => {
    expect(rows(line, width)).toEqual(expected);
  });

  it('covers any line with rows that fit and begin at characters', () => {
    const random = seeded(7);
    for (let round = 0; round < 400; round++) {
      const line = randomText(random, Math.floor(random() * 60));
      const width = 4 + Math.floor(random() * 40);
      const all = rows(line, width);
      expect(all.join('')).toBe(line);
      let offset = 0;
      for (const [index, row] of all.entries()) {
        expect(snapToGrapheme(line, offset)).toBe(offset);
        expect(row === '' && index > 0).toBe(false);
        expect(drawnCells(row.replace(/ $/, ''))).toBeLessThanOrEqual(width);
        offset += row.length;
      }
    }
  });

  it('gives a character that is too wide for a row a row of its own', () => {
    expect(rows('世界', 1)).toEqual(['世', '界']);
    expect(rows('ab', 0)).toEqual(['ab']);
  });

  it('goes on from any row start as if it had begun at the line’s start', () => {
    const random = seeded(8);
    for (let round = 0; round < 100; round++) {
      const line = randomText(random, 80);
      const starts = rowStarts(line, 20);
      for (const [index, start] of starts.entries()) {
        expect(rowStarts(line, 20, start)).toEqual(starts.slice(index));
      }
    }
  });
});

describe('wrap', () => {
  it('makes rows that are safe to draw and never too wide, from any text', () => {
    const random = seeded(9);
    for (let round = 0; round < 200; round++) {
      const width = 4 + Math.floor(random() * 60);
      for (const row of wrap(randomText(random, 60, true), width)) {
        expect(cells(row)).toBeLessThanOrEqual(width);
        expect(row).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      }
    }
  });

  it('keeps empty lines', () => {
    expect(wrap('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  });
});

describe('drawText', () => {
  it('shows what has no shape, so that it can be found and deleted', () => {
    expect(drawText('a\x1b[31mb\x07\x7f')).toBe('a␛[31mb␇␡');
    expect(drawText('x\u202ey\u200bz')).toBe('x␦y␦z');
    expect(drawText('\u0301')).toBe('\u25cc\u0301');
  });

  it('sets tabs to every fourth cell', () => {
    expect(drawText('\ta\tbc\tdefg\tx')).toBe('    a   bc  defg    x');
    expect(drawText('世\tx')).toBe('世  x');
  });

  it('draws each character in exactly the cells it counts', () => {
    const random = seeded(10);
    for (let round = 0; round < 200; round++) {
      const text = randomText(random, 30);
      expect(cells(drawText(text))).toBe(drawnCells(text));
      expect(drawText(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/);
      for (const grapheme of graphemes(drawText(text))) expect(cells(grapheme)).toBeGreaterThan(0);
    }
  });
});
