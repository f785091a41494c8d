/** What is remembered of a long line never differs from wrapping it anew. */
import { describe, expect, it } from 'vitest';
import { commonPrefix, commonSuffix } from '../../../../app/tui/editor/common.ts';
import { rowsOfLine, type LineRows } from '../../../../app/tui/editor/lineRows.ts';
import { rowStarts } from '../../../../app/tui/text/wrap.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

/** Compared as text, since comparing long arrays is slow. */
function expectSame(line: string, width: number): void {
  expect(allStarts(rowsOfLine(line, width)).join()).toBe(rowStarts(line, width).join());
}

function allStarts(rows: LineRows): (number | undefined)[] {
  return Array.from({ length: rows.last() + 1 }, (_, row) => rows.start(row));
}

describe('rowsOfLine', () => {
  it('wraps a long line like a new one after any edits', () => {
    const random = seeded(20);
    for (let round = 0; round < 12; round++) {
      const width = 5 + Math.floor(random() * 60);
      let line = randomText(random, 1500);
      for (let edit = 0; edit < 40; edit++) {
        const at = Math.floor(random() * line.length);
        const removed = random() < 0.5 ? 0 : Math.floor(random() * 30);
        line = line.slice(0, at) + randomText(random, Math.floor(random() * 4)) + line.slice(at + removed);
        expectSame(line, width);
      }
    }
  });

  it.each(['🇩🇪🇫🇷', 'ᄀ', 'e\u0301', '👨‍👩‍👧', 'x', '世', 'ab ', 'क्ष'])('also in a line of nothing but %s', (piece) => {
    const random = seeded(21);
    let line = piece.repeat(Math.ceil(5000 / piece.length));
    for (let edit = 0; edit < 40; edit++) {
      const at = Math.floor(random() * line.length);
      const removed = Math.floor(random() * 3);
      line = line.slice(0, at) + (random() < 0.5 ? piece : randomText(random, 1)) + line.slice(at + removed);
      expectSame(line, 33);
    }
  });

  it('answers for any part of a line before it knows the rest, also while it is edited', () => {
    const random = seeded(24);
    for (let round = 0; round < 10; round++) {
      let line = randomText(random, 4000);
      for (let edit = 0; edit < 20; edit++) {
        const at = Math.floor(random() * line.length);
        line = line.slice(0, at) + randomText(random, 1) + line.slice(at);
        const starts = rowStarts(line, 40);
        const rows = rowsOfLine(line, 40);
        const row = starts.findLastIndex((start) => start <= at);
        expect(rows.rowAt(at)).toBe(row);
        expect(rows.start(row)).toBe(starts[row]);
        expect(rows.end(row)).toBe(starts[row + 1] ?? line.length);
        expect(rows.start(starts.length)).toBeUndefined();
      }
    }
  });

  it('is not confused by several long lines and widths at once', () => {
    const random = seeded(22);
    const lines = Array.from({ length: 8 }, () => randomText(random, 1200));
    for (let round = 0; round < 5; round++) {
      for (const line of lines) {
        for (const width of [20, 33]) expectSame(line, width);
      }
    }
  });
});

describe('common parts', () => {
  it('counts what two texts share at both ends', () => {
    const random = seeded(23);
    for (let round = 0; round < 100; round++) {
      const before = 'x'.repeat(Math.floor(random() * 10_000));
      const end = 'y'.repeat(Math.floor(random() * 10_000));
      const a = `${before}A${end}`;
      const b = `${before}BB${end}`;
      expect(commonPrefix(a, b)).toBe(before.length);
      expect(commonSuffix(a, b, a.length - before.length)).toBe(end.length);
    }
    expect(commonPrefix('same', 'same')).toBe(4);
    expect(commonSuffix('same', 'same', 0)).toBe(0);
  });
});
