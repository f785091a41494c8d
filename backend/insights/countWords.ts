/** Counts the words of a text as people do: one for each written word, one for each character of a script without spaces. Pure. */

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])`;
const WORD = new RegExp(`[${UNSPACED}]|${LETTER}+(?:['’.-]${LETTER}+)*`, 'gu');

/** "don't", "well-known" and "3.5" are one word each. */
export function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.test(text)) count++;
  return count;
}
