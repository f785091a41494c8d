/** When two names are the same for the scorer, and whether a name stands in a text. The rules of the data's README. */

const APOSTROPHES = /['’‘ʼ`´]/gu;
const NEITHER_LETTER_NOR_DIGIT = /[_\p{P}\p{C}\p{Z}]/gu;
const SPACES = /[\t-\r\x1c-\x20\x85\p{Z}]+/gu;

/** Full case folding, letter by letter: ß is ss and a final ς is σ, which lower case alone does not give. */
function caseFolded(text: string): string {
  return [...text].map((letter) => (letter === 'ı' ? letter : lower(lower(letter).toUpperCase()))).join('');
}

function lower(text: string): string {
  return [...text].map((letter) => letter.toLowerCase()).join('');
}

function withSingleSpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(/^ | $/g, '');
}

/** Compatibility forms and case folded, apostrophes deleted, other punctuation as one space, a leading "the" dropped. */
export function scoredName(name: string): string {
  const folded = caseFolded(name.normalize('NFKC')).normalize('NFKC').replace(APOSTROPHES, '');
  const spaced = withSingleSpaces(folded.replace(NEITHER_LETTER_NOR_DIGIT, ' '));
  return spaced.startsWith('the ') && [...spaced].length > 4 ? spaced.slice(4) : spaced;
}

/** Text as names are looked for in it: folded, with single spaces. */
export function scoredText(text: string): string {
  return withSingleSpaces(caseFolded(text.normalize('NFKC')));
}

/** A type or predicate as it is compared. */
export function scoredWord(word: string): string {
  return caseFolded(word.trim());
}
