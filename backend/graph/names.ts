/** When two spellings are the same name, and the stable id that follows from it. Pure. */
import { createHash } from 'node:crypto';
import { DIARIST, type EntityType } from '../glossary.ts';

const APOSTROPHES = /['’‘ʼ`´]/gu;
const NEITHER_LETTER_NOR_DIGIT = /[_\p{P}\p{C}\p{Z}]+/gu;

/** Full case folding, letter by letter: ß is ss and a final ς is σ, which lower case alone does not give. */
function caseFolded(text: string): string {
  return [...text].map((letter) => (letter === 'ı' ? letter : lower(lower(letter).toUpperCase()))).join('');
}

function lower(text: string): string {
  return [...text].map((letter) => letter.toLowerCase()).join('');
}

/**
 * A name as it is compared: compatibility forms and case folded, apostrophes dropped, other punctuation as one space,
 * a leading "the" dropped. The same rule as in the evaluation's scorer; but a name of signs only is a name, too.
 */
export function normalName(name: string): string {
  const folded = caseFolded(name.normalize('NFKC')).normalize('NFKC').replace(APOSTROPHES, '');
  const spaced = folded.replace(NEITHER_LETTER_NOR_DIGIT, ' ').trim();
  if (spaced === '') return name.normalize('NFKC').trim();
  return spaced.startsWith('the ') && spaced.length > 4 ? spaced.slice(4) : spaced;
}

/** Text without case and accents, so that "Cafe" finds "Café" and the other way round. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** 32 hexadecimal digits that stand for these words. Never a number: the engine loses numeric keys. */
export function hexId(...words: string[]): string {
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32);
}

/** The id of an entity: the same name of the same type is the same entity. */
export function entityUid(type: EntityType, name: string): string {
  return hexId('entity', type, normalName(name));
}

/** The id of the diarist, who is a person but no name in the text. */
export const DIARIST_UID = hexId('diarist', DIARIST);
