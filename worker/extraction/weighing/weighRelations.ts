/**
 * Decides by the words around a name whether the diarist was there, met them, took part in it or works on it. These are
 * more than half of what entries tell, and a small model says them of nearly everybody. Pure.
 */
import type { FoundEntity, FoundRelation } from '../../../backend/journal/extraction.ts';
import type { Range } from '../../../backend/journal/sentences.ts';
import type { RelationLine } from '../../../prompts/lines.ts';
import type { PromptStyle } from '../../../prompts/Prompt.ts';
import type { Judge } from '../../../prompts/relationWeights.ts';
import { DIARIST } from '../../../backend/glossary.ts';
import { resolveRelations } from '../relations.ts';
import { signsOf } from './signs.ts';

/**
 * Added where the entry tells that somebody lives there: of such places 35 of 261 were visited in the teaching entries, of
 * the others 950 of 2,500. The words explain a part of it.
 */
const LIVED_IN = -1;

/**
 * The relations told by a model, with the weighed ones in place of those of the same kinds: that a small model told one is
 * only one more sign. What a chat model tells stays, and the weighed are added.
 * @param passage the part of the text that was read
 * @param entities with their mentions in it
 * @param told the relations that the model told of it, and that the text vouches for
 */
export function weighRelations(
  text: string,
  passage: Range,
  entities: readonly FoundEntity[],
  told: readonly FoundRelation[],
  style: PromptStyle,
  judges: readonly Judge[],
): FoundRelation[] {
  const signs = signsOf(text, passage, entities);
  const kept = told.filter((relation) => style === 'instruct' || !isWeighed(relation, judges));
  const lines = judges.flatMap((judge) =>
    entities.flatMap((entity, number): RelationLine[] => {
      if (entity.type !== judge.type) return [];
      const isTold = told.some((relation) => isOf(judge, relation) && relation.object?.name === entity.name);
      if (isTold && style === 'instruct') return [];
      const isLivedIn = told.some(({ predicate, object }) => predicate === 'lives_in' && object?.name === entity.name);
      const besides = (isTold ? judge.told : 0) + (isLivedIn ? LIVED_IN : 0);
      const confidence = probability(judge, signs[number] ?? new Set(), besides);
      if (confidence < judge.least) return [];
      return [{ subject: DIARIST, predicate: judge.predicate, object: entity.name, confidence }];
    }),
  );
  return [...kept, ...resolveRelations(text, passage, entities, lines)];
}

/** Whether a relation is of those that the words around a name decide. */
export function isWeighed(relation: FoundRelation, judges: readonly Judge[]): boolean {
  return judges.some((judge) => isOf(judge, relation));
}

/**
 * In hundredths, as it was in entries of personas that were not taught.
 * @param besides what else speaks for it, in the logarithm of odds
 */
export function probability(judge: Judge, signs: ReadonlySet<string>, besides: number): number {
  let sum = judge.bias + besides;
  for (const sign of signs) if (Object.hasOwn(judge.weights, sign)) sum += judge.weights[sign] ?? 0;
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

function isOf({ predicate, type }: Judge, { subject, predicate: said, object }: FoundRelation): boolean {
  return said === predicate && subject === null && object?.type === type;
}
