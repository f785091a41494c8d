/** Chooses the sentence of an entry that vouches best for a relation. Pure. */
import type { RelationPredicate } from '../../backend/glossary.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import type { Range } from '../../backend/journal/sentences.ts';
import { hasCue, hasFirstPerson } from './relationCues.ts';

/** An end of a relation: an entity of the entry, or the diarist (null). */
export type End = FoundEntity | null;

/** More than all that a sentence without the second end can reach. */
const NAMES_BOTH = 8;
const NAMES_OTHER_NEXT_TO_IT = 2;
const HAS_CUE = 3;
const SPEAKS_OF_DIARIST = 1;

/**
 * The sentence that names both ends, else one that names an end, near the other one or near a word that goes with the
 * relation; among equals the first.
 * @param text the entry
 * @param all its sentences, or those of one passage; evidence is chosen among them
 * @returns the range without blanks around it
 */
export function chooseEvidence(
  text: string,
  all: readonly Range[],
  { subject, predicate, verb, object }: { subject: End; predicate: RelationPredicate; verb?: string; object: End },
): Range {
  const ends = [subject, object].filter((end) => end !== null);
  const named = all.map((range) => ends.map((end) => isNamedIn(end, range)));
  const worth = (range: Range, index: number): number => {
    const here = named[index] ?? [];
    if (!here.includes(true)) return 0;
    const around = [named[index - 1], named[index + 1]];
    const sentence = text.slice(range.start, range.end);
    const isAll = here.every(Boolean);
    const isNear = !isAll && ends.some((_, end) => here[end] !== true && around.some((named) => named?.[end] === true));
    return (
      1 +
      (isAll && ends.length === 2 ? NAMES_BOTH : 0) +
      (isNear ? NAMES_OTHER_NEXT_TO_IT : 0) +
      (hasCue(sentence, predicate, verb) ? HAS_CUE : 0) +
      (ends.length === 1 && hasFirstPerson(sentence) ? SPEAKS_OF_DIARIST : 0)
    );
  };
  const worths = all.map(worth);
  const best = all[worths.indexOf(Math.max(0, ...worths))];
  return best === undefined ? { start: 0, end: 0 } : withoutBlanks(text, best);
}

function isNamedIn(end: FoundEntity, range: Range): boolean {
  return end.mentions.some(({ start }) => start >= range.start && start < range.end);
}

function withoutBlanks(text: string, { start, end }: Range): Range {
  const sentence = text.slice(start, end);
  const from = start + (sentence.length - sentence.trimStart().length);
  return { start: from, end: Math.max(from, start + sentence.trimEnd().length) };
}
