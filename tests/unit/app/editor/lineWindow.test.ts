/** A field of one row always shows its cursor, never more than its width, and moves no more than it must. */
import { describe, expect, it } from 'vitest';
import { lineWindow } from '../../../../app/tui/editor/lineWindow.ts';
import { snapToGrapheme } from '../../../../app/tui/text/graphemes.ts';
import { cells, takeCells } from '../../../../app/tui/text/width.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

describe('lineWindow', () => {
  it('shows a short text as it is', () => {
    expect(lineWindow('search', 6, 20)).toEqual({ text: 'search', left: 0, x: 6 });
  });

  it('scrolls when the cursor reaches the right edge', () => {
    expect(lineWindow('0123456789', 10, 6)).toEqual({ text: '56789', left: 5, x: 5 });
    expect(lineWindow('0123456789', 7, 6, 5)).toEqual({ text: '56789', left: 5, x: 2 });
  });

  it('shows what is before the cursor when it moves out to the left', () => {
    expect(lineWindow('0123456789', 5, 7, 5)).toEqual({ text: '3456789', left: 3, x: 2 });
    expect(lineWindow('0123456789', 0, 7, 5)).toEqual({ text: '0123456', left: 0, x: 0 });
  });

  it('shows the cursor before its character, whatever the text', () => {
    const random = seeded(25);
    for (let round = 0; round < 100; round++) {
      const line = randomText(random, 40);
      const width = 1 + Math.floor(random() * 20);
      let left = 0;
      for (let step = 0; step < 20; step++) {
        const column = snapToGrapheme(line, Math.floor(random() * (line.length + 1)));
        const shown = lineWindow(line, column, width, left);
        left = shown.left;
        expect(cells(shown.text)).toBeLessThanOrEqual(width);
        expect(shown.x).toBeLessThanOrEqual(Math.max(1, width - 1));
        if (width > 2) expect(cells(takeCells(shown.text, shown.x))).toBe(shown.x);
      }
    }
  });

  it('does not read all of a very long text', () => {
    const line = '世界'.repeat(500_000);
    const start = performance.now();
    for (let round = 0; round < 100; round++) lineWindow(line, line.length - round, 40);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
