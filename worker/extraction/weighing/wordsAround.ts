/** The words of a sentence as the weighing of relations sees them: lower case, names as their types, numbers as 0. Pure. */
import type { FoundEntity } from '../../../backend/journal/extraction.ts';
import type { Range } from '../../../backend/journal/sentences.ts';
import { CLOSE, maskNames, OPEN } from '../../../backend/relations/maskNames.ts';

export interface Word {
  /** lower case; of a name its type in angle brackets, of a number 0; signs stand alone */
  text: string;
  /** position in the list of the entity it names, or null */
  entity: number | null;
}

const WORD = new RegExp(`${OPEN}(\\d+)${CLOSE}|\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)*|\\p{N}+|[^\\s]`, 'gu');
const NUMBER = /^\p{N}/u;

/**
 * The words of a part of the text, in order.
 * @param entities with their mentions in the text
 */
export function wordsOf(text: string, range: Range, entities: readonly FoundEntity[]): Word[] {
  return [...maskNames(text, range, entities).matchAll(WORD)].map(([word, number]) => {
    if (number !== undefined) return { text: `<${entities[Number(number)]?.type ?? 'other'}>`, entity: Number(number) };
    return { text: NUMBER.test(word) ? '0' : word.toLowerCase().replaceAll('’', "'"), entity: null };
  });
}
