/** What differs between two texts, and that both can be read from it again. */
import { describe, expect, test } from 'vitest';
import { textDifference, type ChangedLine } from '../../../../app/tui/text/difference.ts';
import { seeded } from '../../../helpers/randomText.ts';

const written = ({ sign, pieces }: ChangedLine): string =>
  sign + pieces.map(({ text, changed }) => (changed && sign !== ' ' ? `[${text}]` : text)).join('');

/** One of the two texts, from what differs. */
function side(lines: readonly ChangedLine[], sign: '-' | '+'): string {
  const own = lines.filter((line) => line.sign === ' ' || line.sign === sign);
  return own.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n');
}

describe('the difference of two texts', () => {
  test('points at the words of a changed paragraph', () => {
    const lines = textDifference('Monday\nLunch with Priya at two.\nRain.', 'Monday\nLunch with Anna at two.\nRain.');
    expect(lines.map(written)).toEqual([
      ' Monday',
      '-Lunch with [Priya] at two.',
      '+Lunch with [Anna] at two.',
      ' Rain.',
    ]);
  });

  test('knows what was only added or only taken away', () => {
    expect(textDifference('one\ntwo', 'one\nand\ntwo').map(written)).toEqual([' one', '+[and]', ' two']);
    expect(textDifference('one\nand\ntwo', 'one\ntwo').map(written)).toEqual([' one', '-[and]', ' two']);
    expect(textDifference('same', 'same').map(written)).toEqual([' same']);
  });

  test('takes wholly different paragraphs as different', () => {
    expect(textDifference('Rain all day', 'We drove home').map(written)).toEqual([
      '-[Rain all day]',
      '+[We drove home]',
    ]);
  });

  test('loses nothing, whatever was changed', () => {
    const random = seeded(7);
    const word = (): string => ['rain', 'sun', ' ', ' ', '\n', 'é', '.'][Math.floor(random() * 7)] ?? '';
    for (let round = 0; round < 300; round++) {
      const before = Array.from({ length: 30 }, word);
      const after = before.flatMap((each) => (random() < 0.2 ? [] : random() < 0.2 ? [each, word()] : [each]));
      const lines = textDifference(before.join(''), after.join(''));
      expect(side(lines, '-')).toBe(before.join(''));
      expect(side(lines, '+')).toBe(after.join(''));
    }
  });

  test('is quick and whole for long texts that have nothing in common', () => {
    const [before, after] = ['a', 'b'].map((word) => Array.from({ length: 5_000 }, (_, at) => word + at).join('\n'));
    const lines = textDifference(before ?? '', after ?? '');
    expect(side(lines, '-')).toBe(before);
    expect(side(lines, '+')).toBe(after);
  });
});
