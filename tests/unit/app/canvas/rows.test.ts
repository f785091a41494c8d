/** The canvas writes only what changed, where it stands. */
import { describe, expect, test } from 'vitest';
import { caretSequence, changedRows, sameCaret } from '../../../../app/tui/canvas/rows.ts';

describe('changed rows', () => {
  test('nothing is written for equal screens', () => {
    expect(changedRows(['a', 'b'], ['a', 'b'])).toBe('');
  });

  test('only the row that changed is written, at its own place, on an emptied row', () => {
    expect(changedRows(['a', 'long row', 'c'], ['a', 'b', 'c'])).toBe('\u001B[2;1H\u001B[Kb');
  });

  test('rows that are gone are emptied', () => {
    expect(changedRows(['a', 'b', 'c'], ['a'])).toBe('\u001B[2;1H\u001B[K\u001B[3;1H\u001B[K');
  });

  test('an empty row and a missing row are the same', () => {
    expect(changedRows(['a', ''], ['a'])).toBe('');
  });
});

describe('the caret', () => {
  test('is placed counting from one, and hidden with null', () => {
    expect(caretSequence({ column: 3, row: 0 })).toBe('\u001B[1;4H\u001B[?25h');
    expect(caretSequence(null)).toBe('\u001B[?25l');
  });

  test('is compared by its cell', () => {
    expect(sameCaret({ column: 1, row: 2 }, { column: 1, row: 2 })).toBe(true);
    expect(sameCaret({ column: 1, row: 2 }, { column: 2, row: 2 })).toBe(false);
    expect(sameCaret(null, { column: 0, row: 0 })).toBe(false);
    expect(sameCaret(null, null)).toBe(true);
  });
});
