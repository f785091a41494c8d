/** Offsets and positions name the same places, and always places between characters. */
import { describe, expect, it } from 'vitest';
import { bufferText, createBuffer, cursorOffset, isEmpty, positionAt } from '../../../../app/tui/editor/buffer.ts';
import { snapToGrapheme } from '../../../../app/tui/text/graphemes.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

describe('buffer', () => {
  it('gives back any text it was made from', () => {
    const random = seeded(11);
    for (let round = 0; round < 100; round++) {
      const text = randomText(random, 40, true);
      expect(bufferText(createBuffer(text))).toBe(text);
    }
  });

  it('starts with the cursor at the end, or where asked', () => {
    expect(createBuffer('one\ntwo').cursor).toEqual({ line: 1, column: 3 });
    expect(createBuffer('one\ntwo', 4).cursor).toEqual({ line: 1, column: 0 });
    expect(createBuffer('one', 99).cursor).toEqual({ line: 0, column: 3 });
    expect(createBuffer('one', -1).cursor).toEqual({ line: 0, column: 0 });
  });

  it('never puts the cursor inside a character', () => {
    expect(createBuffer('a👨‍👩‍👧b', 4).cursor).toEqual({ line: 0, column: 1 });
  });

  it('finds the offset of a position and back', () => {
    const random = seeded(12);
    const text = randomText(random, 80, true);
    for (let offset = 0; offset <= text.length; offset++) {
      const buffer = createBuffer(text, offset);
      const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
      const lineEnd = text.indexOf('\n', lineStart);
      const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
      expect(cursorOffset(buffer)).toBe(lineStart + snapToGrapheme(line, offset - lineStart));
      expect(positionAt(buffer.lines, cursorOffset(buffer))).toEqual(buffer.cursor);
    }
  });

  it('knows when it is empty', () => {
    expect(isEmpty(createBuffer())).toBe(true);
    expect(isEmpty(createBuffer('\n'))).toBe(false);
  });
});
