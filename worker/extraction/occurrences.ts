/** Finds where a name stands in a text: whole words, in any script, however its blanks, quotes and accents are typed. Pure. */
import type { Range } from '../../backend/journal/sentences.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Scripts written without blanks between words: there, any position may start or end a name. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Korean particles follow a name without a blank. */
const HANGUL = /\p{Script=Hangul}/u;
const CAPITAL = /\p{Lu}/u;
const WORD = '[\\p{L}\\p{N}\\p{M}_]';

/**
 * All occurrences, in order, not overlapping: those in exactly this case. When there are none, those in any case, but only
 * where case tells nothing: in a text written without capitals or all in capitals, or for a name given without capitals.
 * So a person May is not found in the verb.
 * @param text offsets are UTF-16 units of it
 */
export function occurrences(text: string, name: string): Range[] {
  const pattern = namePattern(name.trim());
  if (pattern === null) return [];
  const exact = matches(text, new RegExp(pattern, 'gu'));
  if (exact.length > 0 || (CAPITAL.test(name) && usesCase(text))) return exact;
  return matches(text, new RegExp(pattern, 'giu'));
}

/** Whether a text is written with capitals where they belong; ordinary prose has two to five in a hundred letters. */
export function usesCase(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > letters * 0.01 && capitals < letters * 0.5;
}

function matches(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function namePattern(name: string): string | null {
  const characters = [...graphemes.segment(name)].map(({ segment }) => segment);
  const first = characters[0];
  const last = characters.at(-1);
  if (first === undefined || last === undefined) return null;
  const opens = UNSPACED.test(first) || !isWord(first) ? '' : `(?<!${WORD})`;
  const closes = UNSPACED.test(last) || HANGUL.test(last) || !isWord(last) ? '' : `(?!${WORD})`;
  const body = characters
    .map(characterPattern)
    .join('')
    .replace(/(?:\\s\+)+/g, '\\s+');
  return `${opens}${body}${closes}`;
}

function characterPattern(character: string): string {
  if (/^\s+$/u.test(character)) return '\\s+';
  if (/^['’‘ʼ`´]$/u.test(character)) return "['’‘ʼ`´]";
  const composed = character.normalize('NFC');
  const decomposed = character.normalize('NFD');
  const forms = [...new Set([character, composed, decomposed])].map(escape);
  return forms.length === 1 ? (forms[0] ?? '') : `(?:${forms.join('|')})`;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '-' ? '\\x2d' : `\\${sign}`));
}

function isWord(character: string): boolean {
  return new RegExp(WORD, 'u').test(character);
}
