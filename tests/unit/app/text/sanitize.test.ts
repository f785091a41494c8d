/** Nothing a person pastes or imports can act on the terminal or hide what is written. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cleanInput, sanitize } from '../../../../app/tui/text/sanitize.ts';
import { graphemes } from '../../../../app/tui/text/graphemes.ts';
import { FRAGMENTS, pick, randomText, seeded } from '../../../helpers/randomText.ts';

describe('sanitize', () => {
  it.each([
    ['colours', 'a\x1b[1;31mred\x1b[0m', 'ared'],
    ['8-bit sequences', 'a\x9b31mred', 'ared'],
    ['titles', '\x1b]0;owned\x07text', 'text'],
    ['clipboard writes', 'x\x1b]52;c;aGk=\x1b\\y', 'xy'],
    ['links, but not their words', '\x1b]8;;http://x\x1b\\word\x1b]8;;\x1b\\', 'word'],
    ['device strings', '\x1bP1$r0m\x1b\\text', 'text'],
    ['a sequence inside a sequence', '\x1b\x1b[31m[31mtext', '[31mtext'],
    ['controls', 'a\x00\x07\x08b\x7f', 'ab'],
    ['bidi overrides', 'user\u202egnp.exe', 'usergnp.exe'],
    ['invisible spaces', 'a\u200bb\ufeffc\u2060d\u00ade', 'abcde'],
    ['hidden tags', 'a\u{e0068}\u{e0069}b', 'ab'],
    ['lone surrogates', 'a\ud83db', 'a\ufffdb'],
    ['joiners that join nothing', '\u200db', 'b'],
  ])('takes away %s', (_, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it.each(['👨‍👩‍👧 fine', '❤️ and 👍🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'e\u0301', 'नमस्ते', 'שלום', '世界', '𝒳'])(
    'leaves %j as it is',
    (text) => {
      expect(sanitize(text)).toBe(text);
    },
  );

  it('never drops words because a sequence before them has no end', () => {
    expect(sanitize('\x9dDear diary')).toBe('Dear diary');
    expect(sanitize('\x1b]Dear diary\nsecond', { newlines: true })).toBe('Dear diary\nsecond');
    expect(cleanInput('\x1b]Dear diary')).toBe('Dear diary');
  });

  it('keeps line breaks only when asked, and makes them all alike', () => {
    const text = 'a\r\nb\rc\u2028d\u0085e\tf';
    expect(sanitize(text)).toBe('a b c d e    f');
    expect(sanitize(text, { newlines: true })).toBe('a\nb\nc\nd\ne    f');
  });

  it('shows a mark without a letter on a dotted circle, and bounds the marks on one letter', () => {
    expect(sanitize('\u0301')).toBe('\u25cc\u0301');
    expect([...sanitize('e' + '\u0301'.repeat(400))].length).toBeLessThan(20);
  });

  it('gives every character it leaves at least one cell, and no control, on any text', () => {
    const random = seeded(5);
    for (let round = 0; round < 300; round++) {
      const safe = sanitize(randomText(random, 25, true));
      expect(safe).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      for (const grapheme of graphemes(safe)) expect(stringWidth(grapheme)).toBeGreaterThan(0);
      expect(sanitize(safe)).toBe(safe);
    }
  });

  it('stays fast on text made to be slow', () => {
    const traps = [
      '\x9d'.repeat(300_000),
      '\x1b]a'.repeat(100_000),
      `\x1b[${'0'.repeat(300_000)}`,
      '\x1b'.repeat(300_000),
    ];
    const start = performance.now();
    for (const trap of traps) sanitize(trap);
    // A quadratic pattern would need minutes.
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('cleanInput', () => {
  it('keeps tabs and what right-to-left text needs, drops what only a terminal needs', () => {
    expect(cleanInput('a\tb\r\nc\x1b[31md\x07\u200f')).toBe('a\tb\ncd\u200f');
  });

  it('leaves text without controls as it is', () => {
    const random = seeded(6);
    const plain = FRAGMENTS.filter((fragment) => !/[\x00-\x08\x0b-\x1f\x7f-\x9f]|^[\ud800-\udfff]$/.test(fragment));
    for (let round = 0; round < 100; round++) {
      const text = Array.from({ length: 20 }, () => pick(random, plain)).join('');
      expect(cleanInput(text)).toBe(text);
    }
  });
});
