/** Boundaries found near an offset are the ones the runtime finds by reading the whole text. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import {
  graphemeEnd,
  graphemes,
  graphemeStart,
  isSimpleUnit,
  snapToGrapheme,
} from '../../../../app/tui/text/graphemes.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function boundaries(text: string): number[] {
  return [...segmenter.segment(text)].map(({ index }) => index).concat(text.length);
}

describe('graphemes', () => {
  it('agrees with the runtime on any text, forwards and backwards', () => {
    const random = seeded(1);
    for (let round = 0; round < 200; round++) {
      const text = randomText(random, 1 + Math.floor(random() * 60), true);
      const expected = boundaries(text);
      expect([...graphemes(text)]).toEqual([...segmenter.segment(text)].map(({ segment }) => segment));
      for (const [index, boundary] of expected.entries()) {
        if (index > 0) expect(graphemeStart(text, boundary)).toBe(expected[index - 1]);
        if (index < expected.length - 1) expect(graphemeEnd(text, boundary)).toBe(expected[index + 1]);
      }
    }
  });

  it('snaps any offset back to the boundary at or before it', () => {
    const random = seeded(2);
    for (let round = 0; round < 100; round++) {
      const text = randomText(random, 30);
      const expected = boundaries(text);
      for (let offset = 0; offset <= text.length; offset++) {
        expect(snapToGrapheme(text, offset)).toBe(expected.findLast((boundary) => boundary <= offset));
      }
    }
  });

  it('holds a grapheme of any length together', () => {
    const zalgo = 'e' + '\u0301'.repeat(1000);
    expect(graphemeEnd(`${zalgo}x`, 0)).toBe(zalgo.length);
    expect(graphemeStart(`${zalgo}x`, zalgo.length)).toBe(0);
    const family = '👨‍👩‍👧‍👦'.repeat(50);
    expect(graphemeEnd(family, 0)).toBe('👨‍👩‍👧‍👦'.length);
  });

  it('does not confuse two texts that are read in turns', () => {
    const a = '👍🏽'.repeat(10);
    const b = '🇩🇪'.repeat(10);
    for (let index = 0; index < 10; index++) {
      expect(graphemeEnd(a, index * 4)).toBe(index * 4 + 4);
      expect(graphemeEnd(b, index * 4)).toBe(index * 4 + 4);
    }
  });

  it('calls a unit simple only where it stands for itself', () => {
    const simple = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isSimpleUnit);
    const neighbours = ['a', 'é', 'ж', 'ש', 'م', '“', '世', 'カ', '가', '！'];
    for (const unit of simple) {
      const character = String.fromCharCode(unit);
      const text = neighbours.map((neighbour) => neighbour + character).join('');
      expect([...segmenter.segment(text)].length).toBe(text.length);
      expect(stringWidth(character)).toBe(unit < 0x3000 ? 1 : 2);
    }
  });
});
