/** Where a row may end: after spaces, after a hyphen in a word, and between characters of scripts without spaces. */
import { drawGrapheme } from './display.ts';

/** What matters of a grapheme for breaking, as bits. */
export const BREAK = {
  none: 0,
  space: 1,
  /** letter or digit */
  word: 2,
  dash: 4,
  /** ideographs, kana, Hangul, fullwidth forms: may be parted anywhere */
  ideographic: 8,
  emoji: 16,
  /** closing marks, which may not open a row */
  neverFirst: 32,
  /** opening marks, which may not end one */
  neverLast: 64,
} as const;

const NEVER_FIRST = new Set('、。，．・：；？！」』）］｝】》〉〕ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々〻…‥');
const NEVER_LAST = new Set('「『（［｛【《〈〔');
const DASHES = new Set('-‐–—');

const WORD = /^[\p{L}\p{N}]/u;
const EMOJI = /^\p{Extended_Pictographic}/u;

const ascii: readonly number[] = Array.from({ length: 0x7f }, (_, code) => classify(String.fromCharCode(code)));
const known = new Map<string, number>();
const KNOWN_LIMIT = 4096;

/** The bits of a printable ASCII character by its code. */
export function asciiBreaks(code: number): number {
  return ascii[code] ?? BREAK.none;
}

/** The bits of a grapheme. */
export function graphemeBreaks(grapheme: string): number {
  const seen = known.get(grapheme);
  if (seen !== undefined) return seen;
  const bits = classify(grapheme);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(grapheme, bits);
  return bits;
}

/** Whether a row may end between two neighbours. A dash counts only behind a letter: not in "-5" or "--". */
export function mayBreak(before: number, after: number): boolean {
  if (before & BREAK.space) return true;
  if (after & (BREAK.space | BREAK.neverFirst) || before & BREAK.neverLast) return false;
  if (before & BREAK.dash) return (after & BREAK.word) !== 0;
  if ((before | after) & BREAK.ideographic) return true;
  return (before & after & BREAK.emoji) !== 0;
}

function classify(grapheme: string): number {
  if (grapheme === ' ' || grapheme === '\t' || grapheme === '\u3000') return BREAK.space;
  if (DASHES.has(grapheme)) return BREAK.dash;
  const bounds = (NEVER_FIRST.has(grapheme) ? BREAK.neverFirst : 0) | (NEVER_LAST.has(grapheme) ? BREAK.neverLast : 0);
  const code = grapheme.codePointAt(0) ?? 0;
  if (code > 0x7f && EMOJI.test(grapheme)) return bounds | BREAK.emoji;
  if (code >= 0x2e80 && drawGrapheme(grapheme, 0).cells >= 2) return bounds | BREAK.ideographic;
  return bounds | (WORD.test(grapheme) ? BREAK.word : BREAK.none);
}
