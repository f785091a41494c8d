/** The view shows the whole text row by row, and the cursor's cell is where its character is drawn. */
import { describe, expect, it } from 'vitest';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import {
  cellOf,
  columnAtCell,
  lineRows,
  rowBy,
  viewport,
  type RowPlace,
  type ViewSize,
} from '../../../../app/tui/editor/layout.ts';
import { update } from '../../../../app/tui/editor/update.ts';
import { snapToGrapheme } from '../../../../app/tui/text/graphemes.ts';
import { cells, takeCells } from '../../../../app/tui/text/width.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

const LINES = Array.from({ length: 50 }, (_, index) => `line ${index}`).join('\n');

describe('viewport', () => {
  it('shows the text with the cursor behind what is before it', () => {
    const view = viewport(createBuffer('Dear diary,\ntoday', 14), { width: 20, height: 5 });
    expect(view.rows).toEqual(['Dear diary,', 'today']);
    expect(view.cursor).toEqual({ x: 2, y: 1 });
  });

  it.each<[string, string, number, number]>([
    ['wide characters', '世界', 1, 2],
    ['joined emoji', '👨‍👩‍👧x', 8, 2],
    ['combining marks', 'e\u0301x', 2, 1],
    ['tabs', '\tx', 1, 4],
    ['controls', '\x1bx', 1, 1],
  ])('counts %s in cells', (_, text, offset, x) => {
    expect(viewport(createBuffer(text, offset), { width: 20, height: 2 }).cursor).toEqual({ x, y: 0 });
  });

  it('keeps a column for the cursor behind a full row', () => {
    const full = viewport(createBuffer('123456789'), { width: 10, height: 3 });
    expect([full.rows, full.cursor]).toEqual([['123456789'], { x: 9, y: 0 }]);
    const space = viewport(createBuffer('123456789 '), { width: 10, height: 3 });
    expect([space.rows, space.cursor]).toEqual([['123456789 '], { x: 9, y: 0 }]);
  });

  it('scrolls only as far as the cursor needs', () => {
    const size: ViewSize = { width: 20, height: 5 };
    const buffer = createBuffer(LINES, 0);
    const down = update(buffer, { type: 'place', offset: LINES.indexOf('line 7') }, size);
    const first = viewport(down, size);
    expect(first.rows).toEqual(['line 3', 'line 4', 'line 5', 'line 6', 'line 7']);
    const up = update(down, { type: 'place', offset: LINES.indexOf('line 4') }, size);
    expect(viewport(up, size, first.top).top).toEqual(first.top);
    const higher = update(down, { type: 'place', offset: LINES.indexOf('line 1\n') }, size);
    expect(viewport(higher, size, first.top).rows[0]).toBe('line 1');
  });

  it('survives a text that became shorter than where it was scrolled to', () => {
    const size: ViewSize = { width: 20, height: 5 };
    expect(viewport(createBuffer('a\nb'), size, { line: 40, row: 3 }).rows).toContain('b');
  });

  it('scrolls inside one long line', () => {
    const size: ViewSize = { width: 11, height: 3 };
    const text = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    const view = viewport(createBuffer(text), size);
    expect(view.top.row).toBeGreaterThan(0);
    expect(view.cursor.y).toBe(2);
    expect(view.rows[2]).toContain('word29');
  });

  it('draws every row within the view, and the cursor before its character, on any text', () => {
    const random = seeded(17);
    for (let round = 0; round < 200; round++) {
      const text = randomText(random, 80, true);
      const size: ViewSize = { width: 1 + Math.floor(random() * 40), height: 1 + Math.floor(random() * 10) };
      let top: RowPlace = { line: 0, row: 0 };
      for (let step = 0; step < 10; step++) {
        const buffer = createBuffer(text, Math.floor(random() * (text.length + 1)));
        const view = viewport(buffer, size, top);
        top = view.top;
        expect(view.rows.length).toBeLessThanOrEqual(size.height);
        for (const row of view.rows) expect(cells(row)).toBeLessThanOrEqual(size.width);
        expect(view.cursor.y).toBeLessThan(view.rows.length);
        expect(view.cursor.x).toBeLessThan(size.width);
        const row = view.rows[view.cursor.y] ?? '';
        if (size.width >= 4) expect(cells(takeCells(row, view.cursor.x))).toBe(view.cursor.x);
      }
    }
  });
});

describe('rows', () => {
  it('shows the whole text when paged from its start to its end', () => {
    const size: ViewSize = { width: 21, height: 4 };
    const text = Array.from({ length: 40 }, (_, index) => `paragraph number ${index} has some words`).join('\n');
    const lines = text.split('\n');
    const seen: string[] = [];
    let place: RowPlace = { line: 0, row: 0 };
    for (;;) {
      const rows = lineRows(lines, place.line, size);
      seen.push(rows.line.slice(rows.start(place.row), rows.end(place.row)) + (place.row === rows.last() ? '\n' : ''));
      const next = rowBy(lines, size, place, 1);
      if (next.line === place.line && next.row === place.row) break;
      place = next;
    }
    expect(seen.join('')).toBe(`${text}\n`);
  });

  it('counts rows back as it counts them forth', () => {
    const random = seeded(18);
    const lines = randomText(random, 300, true).split('\n');
    const size: ViewSize = { width: 12, height: 5 };
    const start: RowPlace = { line: 0, row: 0 };
    for (let count = 0; count < 40; count++) {
      const place = rowBy(lines, size, start, count);
      expect(rowBy(lines, size, place, -count)).toEqual(start);
      expect(rowBy(lines, size, start, count + 1)).toEqual(rowBy(lines, size, place, 1));
    }
  });

  it('finds a column by its cell and a cell by its column', () => {
    const random = seeded(19);
    for (let round = 0; round < 150; round++) {
      const line = randomText(random, 40);
      const size: ViewSize = { width: 6 + Math.floor(random() * 30), height: 3 };
      const rows = lineRows([line], 0, size);
      const column = snapToGrapheme(line, Math.floor(random() * (line.length + 1)));
      expect(columnAtCell(rows, rows.rowAt(column), cellOf(rows, column))).toBe(column);
      const other = columnAtCell(rows, Math.floor(random() * (rows.last() + 1)), Math.floor(random() * 50));
      expect(snapToGrapheme(line, other)).toBe(other);
    }
  });
});
