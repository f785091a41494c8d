/** Sentences cover the text, and are not cut in the middle of a name. */
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../../backend/journal/sentences.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('end at full stops and line breaks, with the blanks after them', () => {
    expect(cut('One. Two!  Three?\nfour\n\nfive')).toEqual(['One. ', 'Two!  ', 'Three?\n', 'four\n', '\n', 'five']);
  });

  it('go on after initials and titles', () => {
    expect(cut('Up, and with Sir W. Batten to St. James’s. Dr. Patel came.')).toEqual([
      'Up, and with Sir W. Batten to St. James’s. ',
      'Dr. Patel came.',
    ]);
  });

  it('end at a line break even after an initial', () => {
    expect(cut('Plan B.\nThen home.')).toEqual(['Plan B.\n', 'Then home.']);
  });

  it('cover any text without a gap', () => {
    for (const text of ['', ' ', '…', 'a.b.c. D. E.', '\n\n\n', '我来了。他走了。', '\ud83d. x'])
      expect(cut(text).join('')).toBe(text);
  });
});
