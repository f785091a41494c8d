/** Text is measured as Ink measures it, and never cut inside a character. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cells, pad, takeCells, truncate } from '../../../../app/tui/text/width.ts';
import { sanitize } from '../../../../app/tui/text/sanitize.ts';
import { randomText, seeded } from '../../../helpers/randomText.ts';

describe('width', () => {
  it.each([
    ['plain', 5],
    ['世界', 4],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['❤️', 2],
    ['🇩🇪', 2],
    ['한국', 4],
    ['', 0],
  ])('measures %j as %i cells', (text, expected) => {
    expect(cells(text)).toBe(expected);
  });

  it('agrees with the measure Ink uses, on any text that is safe to draw', () => {
    const random = seeded(3);
    for (let round = 0; round < 300; round++) {
      const text = sanitize(randomText(random, 20));
      expect(cells(text)).toBe(stringWidth(text));
    }
  });

  it('never takes half of a wide character', () => {
    expect(takeCells('世界', 3)).toBe('世');
    expect(takeCells('a👍🏽b', 2)).toBe('a');
    expect(takeCells('abc', 0)).toBe('');
  });

  it('truncates with an ellipsis only where something is missing', () => {
    expect(truncate('journal', 7)).toBe('journal');
    expect(truncate('journal', 6)).toBe('journ…');
    expect(truncate('世界人民', 6)).toBe('世界…');
    expect(truncate('good day', 6)).toBe('good…');
    expect(truncate('journal', 1)).toBe('…');
    expect(truncate('journal', 0)).toBe('');
  });

  it('truncates and pads any text to the width asked for', () => {
    const random = seeded(4);
    for (let round = 0; round < 300; round++) {
      const text = sanitize(randomText(random, 12));
      const width = Math.floor(random() * 30);
      expect(cells(truncate(text, width))).toBeLessThanOrEqual(width);
      expect(cells(pad(text, width))).toBe(width);
    }
  });

  it('pads on the side asked for', () => {
    expect(pad('ab', 5)).toBe('ab   ');
    expect(pad('ab', 5, 'right')).toBe('   ab');
    expect(pad('ab', 5, 'center')).toBe(' ab  ');
  });
});
