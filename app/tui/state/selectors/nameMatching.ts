/** Which known names a typed beginning may mean, and which stand in a text. Made for each key that is pressed. */
import { foldedText } from '../../../../backend/graph/names.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';

const ASCII = /^[\x00-\x7f]*$/;

/** Words as they are compared: without case and accents. */
export function wordsOf(text: string): string[] {
  const folded = ASCII.test(text) ? text.toLowerCase() : foldedText(text);
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const spelled = new WeakMap<EntitySummary, readonly string[]>();

/** Its name and aliases as they are compared, a blank before each word. Made once: there may be thousands. */
export function spellings(entity: EntitySummary): readonly string[] {
  const known = spelled.get(entity);
  if (known !== undefined) return known;
  const made = [entity.name, ...entity.aliases].map((called) => ` ${wordsOf(called).join(' ')}`);
  spelled.set(entity, made);
  return made;
}

/** True when every word of the query begins a word of one of its names. */
export function matchesName(entity: EntitySummary, query: readonly string[]): boolean {
  if (query.length === 0) return true;
  return spellings(entity).some((words) => query.every((part) => words.includes(` ${part}`)));
}

/**
 * A test for names that stand in a text, word for word.
 * @param byAlias whether another name of it counts, too
 */
export function standsIn(text: string, byAlias = false): (entity: EntitySummary) => boolean {
  const words = wordsOf(text);
  const used = new Set(words);
  const joined = ` ${words.join(' ')} `;
  // The first word alone rules out almost all.
  const stands = (name: string): boolean =>
    name !== ' ' && used.has(name.slice(1).split(' ', 1)[0] ?? '') && joined.includes(`${name} `);
  return (entity) => (byAlias ? spellings(entity).some(stands) : stands(spellings(entity)[0] ?? ' '));
}
