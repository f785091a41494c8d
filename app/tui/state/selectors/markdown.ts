/** What a line of Markdown is, and where words in it are emphasised. Signs stay: the text is shown as it was written. Pure. */
import type { Token } from './line.ts';

export interface LineStyle {
  /** how its plain words look */
  token: Extract<Token, 'text' | 'heading' | 'dim'>;
  /** cells by which its further rows are indented, so that they stand under its words */
  hang: number;
  /** whether emphasis in it means anything */
  hasEmphasis: boolean;
}

/** A number, a dash or a box to tick, with the blanks around it. */
const LIST = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const QUOTE = /^\s*>+\s?/;
const HEADING = /^#{1,6}\s+\S/;
const FENCE = /^\s*(?:```|~~~)/;
/** Deeper lists keep most of a narrow row for their words. */
const MOST_HANG = 12;

/** Longer lines are prose that nobody set in Markdown, or no prose at all. */
const LONGEST_EMPHASISED = 5_000;
const EMPHASIS =
  /\*\*(?=\S)[^\n]+?(?<=\S)\*\*|(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\n]+(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])[^_\n]+(?<=\S)_(?![\p{L}\p{N}_])|`[^`\n]+`/gu;

/** The styles of all lines of a text, in order; what stands between fences is shown as it is. */
export function lineStyles(lines: readonly string[]): LineStyle[] {
  let isCode = false;
  return lines.map((line): LineStyle => {
    if (FENCE.test(line)) {
      isCode = !isCode;
      return { token: 'dim', hang: 0, hasEmphasis: false };
    }
    if (isCode) return { token: 'text', hang: 0, hasEmphasis: false };
    if (HEADING.test(line)) return { token: 'heading', hang: 0, hasEmphasis: false };
    const marker = QUOTE.exec(line)?.[0] ?? LIST.exec(line)?.[0] ?? '';
    return { token: QUOTE.test(line) ? 'dim' : 'text', hang: Math.min(MOST_HANG, marker.length), hasEmphasis: true };
  });
}

/** Where words are emphasised, signs included, in UTF-16 units. */
export function emphasised(line: string): { start: number; end: number }[] {
  if (line.length > LONGEST_EMPHASISED) return [];
  return [...line.matchAll(EMPHASIS)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}
