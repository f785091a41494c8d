/**
 * Relations that the words of an entry say outright, whatever a model makes of it: "my brother Leo", "Ana's husband Tom",
 * "Priya works at Siemens". A net under the model: only wordings that were right in more than nine of ten teaching entries.
 * Pure.
 */
import { DIARIST } from '../../backend/glossary.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import { sentences, type Range } from '../../backend/journal/sentences.ts';
import { maskNames, OPEN } from '../../backend/relations/maskNames.ts';
import { isUncertain } from '../../backend/relations/uncertain.ts';
import type { RelationLine } from '../../prompts/lines.ts';
import { OUTRIGHT_PATTERNS, type OutrightPattern } from './outrightPatterns.ts';

/** Share of them that was right in teaching entries, at least. */
export const OUTRIGHT_CONFIDENCE = 0.9;

/**
 * Lines in the form in which a model answers, in the order of the text; they may repeat.
 * @param passage the part of the text to look at
 * @param entities with their mentions in the text
 */
export function saidOutright(text: string, passage: Range, entities: readonly FoundEntity[]): RelationLine[] {
  return sentences(text.slice(passage.start, passage.end)).flatMap(({ start, end }) => {
    const range = { start: passage.start + start, end: passage.start + end };
    const sentence = maskNames(text, range, entities);
    return sentence.includes(OPEN) ? OUTRIGHT_PATTERNS.flatMap((one) => linesOf(one, sentence, entities)) : [];
  });
}

function linesOf(
  { pattern, predicate, types, mayBeUncertain }: OutrightPattern,
  sentence: string,
  entities: readonly FoundEntity[],
): RelationLine[] {
  return [...sentence.matchAll(pattern)].flatMap(({ index, groups }) => {
    if (mayBeUncertain && (isUncertain(sentence.slice(0, index)) || sentence.trimEnd().endsWith('?'))) return [];
    const subject = entities[Number(groups?.['n'])];
    const object = groups?.['p'] === undefined ? null : entities[Number(groups['p'])];
    if (subject?.type !== 'person' || object === undefined) return [];
    if (object !== null && !types.includes(object.type)) return [];
    return [{ subject: subject.name, predicate, object: object?.name ?? DIARIST }];
  });
}
