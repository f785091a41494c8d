/**
 * What the signs around a name weigh: a linear judge for each of the relations that a diarist has with much of what they
 * name, made by `npm run train:weights`. The signs are those of worker/extraction/weighing. Pure.
 */
import { z } from 'zod';
import data from './adapters/relation-weights-1.json' with { type: 'json' };
import { entityType, predicate } from './vocabulary.ts';

export const judge = z.object({
  /** diarist – predicate – entity of this type */
  predicate,
  type: entityType,
  bias: z.number(),
  /** added where a small model told the relation too */
  told: z.number(),
  /** least probability of a relation that is kept */
  least: z.number().min(0).max(1),
  /** sign → weight; a sign that is not here weighs nothing */
  weights: z.record(z.string(), z.number()),
});
export type Judge = z.infer<typeof judge>;

export const relationWeights = z.object({ version: z.string(), judges: z.array(judge) });

export const RELATION_WEIGHTS = relationWeights.parse(data);
