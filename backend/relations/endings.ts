/**
 * Finds where a text says outright that something between two of its names is over: somebody quit, moved out, broke up,
 * sold it, died. By wording alone, in English, German and Spanish; it takes effect only where the journal knows of it.
 * Pure.
 */
import { DIARIST, type Predicate } from '../glossary.ts';
import type { FoundEntity } from '../journal/extraction.ts';
import { sentences } from '../journal/sentences.ts';
import { ENDING_PATTERNS, type EndingPattern } from './endingPatterns.ts';
import { CLOSE, maskNames, OPEN } from './maskNames.ts';
import { isUncertain } from './uncertain.ts';

/** Between these two, either way round, these are over. When somebody died, both ends are that one: all of theirs is over. */
export interface Ending {
  /** null is the diarist */
  subject: FoundEntity | null;
  object: FoundEntity;
  predicates: readonly Predicate[];
  /** the sentence that says so, in UTF-16 units of the text */
  start: number;
  end: number;
}

const WHO = new RegExp(
  `${OPEN}(?<name>\\d+)${CLOSE}(?<owned>['’]s(?!\\p{L}))?|(?<![\\p{L}])(?:(?<me>i|ich|we|wir|yo|im|ive)|(?<other>he|she|they|er|sie|él|ella|hes|shes))(?![\\p{L}])`,
  'giu',
);
/** Somebody without a name comes between: "Anna says her boss quit". */
const NAMELESS =
  /(?<![\p{L}])(?:my|her|his|their|our|the|an?|meine?|seine?|ihre?|der|die|das|ein|eine|mi|su|el|la|una?)\s+\p{L}/iu;
/** Right before the verb or noun: "my last day at". */
const OWN = /(?<![\p{L}])(?:my|our|mein|meine?[nmr]?|mi)\s+$/iu;
/** Diaries leave out the I: "Quit Target." */
const BARE = /^[^\p{L}]*(?:(?:and|so|then|well|ok|today|yesterday|finally|officially|just)\s*)*$/iu;
/** Spanish says who in the verb. */
const FIRST_PERSON_VERB = /^(?:dejé|he\s|renuncié|me\s|nos\s|rompí|rompimos|terminé|vendí|vendimos)/iu;

/**
 * All endings a text tells of, each once.
 * @param entities with their mentions in this text
 */
export function findEndings(text: string, entities: readonly FoundEntity[]): Ending[] {
  const all = sentences(text);
  const masked = all.map((range) => maskNames(text, range, entities));
  const found = masked.flatMap((sentence, index) => {
    if (!sentence.includes(OPEN) || sentence.trimEnd().endsWith('?')) return [];
    const before = (masked[index - 1] ?? '').endsWith('\n\n') ? '' : (masked[index - 1] ?? '');
    const range = all[index] ?? { start: 0, end: 0 };
    return ENDING_PATTERNS.flatMap((one) => endingsOf(one, sentence, before, entities)).map((ending) => ({
      ...ending,
      start: range.start,
      end: range.start + text.slice(range.start, range.end).trimEnd().length,
    }));
  });
  const key = ({ subject, object, predicates }: Ending) =>
    JSON.stringify([[subject, object].map((end) => end && entities.indexOf(end)), predicates]);
  return [...new Map(found.map((ending) => [key(ending), ending])).values()];
}

function endingsOf(
  { pattern, object: types, ends, isDeath }: EndingPattern,
  sentence: string,
  before: string,
  entities: readonly FoundEntity[],
): Omit<Ending, 'start' | 'end'>[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const object = entities[Number(match.groups?.['o'])];
    const earlier = sentence.slice(0, match.index);
    if (object === undefined || !types.includes(object.type) || isUncertain(earlier)) return [];
    const subject = isDeath === true ? object : whose(match, earlier, before, entities);
    return subject === undefined ? [] : [{ subject, object, predicates: ends }];
  });
}

/** null is the diarist; undefined: it is not sure who. */
function whose(
  match: RegExpExecArray,
  earlier: string,
  before: string,
  entities: readonly FoundEntity[],
): FoundEntity | null | undefined {
  if (match.groups?.['me'] !== undefined) return null;
  if (match.groups?.['s'] !== undefined) return person(entities[Number(match.groups['s'])]);
  if (OWN.test(earlier)) return null;
  const last = [...earlier.matchAll(WHO)].at(-1);
  if (NAMELESS.test(earlier.slice((last?.index ?? 0) + (last?.[0].length ?? 0)))) return undefined;
  if (last === undefined) return BARE.test(earlier) || FIRST_PERSON_VERB.test(match[0]) ? null : undefined;
  const { me, name, owned } = last.groups ?? {};
  if (me !== undefined) return null;
  if (name !== undefined) return owned === undefined ? person(entities[Number(name)]) : undefined;
  return onlyPerson(earlier, entities) ?? onlyPerson(before, entities);
}

function person(entity: FoundEntity | undefined): FoundEntity | undefined {
  return entity?.type === 'person' && entity.name !== DIARIST ? entity : undefined;
}

function onlyPerson(masked: string, entities: readonly FoundEntity[]): FoundEntity | undefined {
  const numbers = [...masked.matchAll(WHO)].flatMap(({ groups }) => groups?.['name'] ?? []);
  const persons = new Set(numbers.flatMap((number) => person(entities[Number(number)]) ?? []));
  return persons.size === 1 ? [...persons][0] : undefined;
}
