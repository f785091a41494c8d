/** Random but repeatable text of many scripts, for tests that hold for any input. */

/** Numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Graphemes and fragments that are hard to measure, to cut and to wrap. */
export const FRAGMENTS = [
  ...['a', 'b', 'word', 'well-known', ' ', '  ', ' ', '.', ', ', 'don’t', '—', '"quoted"'],
  ...['é', 'e\u0301', 'n\u0303o', 'Ünïcödé', '\u0301', 'z\u0335\u0336\u0337'],
  ...['世', '界人民', '「日本語」', '。', 'ガ', 'ｶﾞ', 'ー', '한국어', '\u1112\u1161\u11ab'],
  ...['😀', '👍🏽', '👨‍👩‍👧‍👦', '❤️', '❤', '☺️', '🏳️‍🌈', '🇩🇪', '🇩🇪🇫🇷', '🇩', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\u200d', '\ufe0f'],
  ...['שלום', 'مرحبا', 'می‌خواهم', '\u200f', '\u202e', '\u2066'],
  ...['नमस्ते', 'क्षि', 'ไทย', 'กำ', 'தமிழ்'],
  ...['\t', '\x07', '\x1b[31m', '\x9b', '\u00ad', '\u200b', '\ud83d', '\ude00', '𝒳', '𠀋'],
];

/** A text of about `length` fragments; with `newline`, one in twelve is a line break. */
export function randomText(random: () => number, length: number, newline = false): string {
  let text = '';
  for (let index = 0; index < length; index++) {
    text += newline && random() < 1 / 12 ? '\n' : pick(random, FRAGMENTS);
  }
  return text;
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
