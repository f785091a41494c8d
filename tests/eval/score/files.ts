/** The two files of an evaluation, checked on the way in: labelled entries, and what was predicted for them. */
import { z } from 'zod';
import { ENTITY_TYPES } from '../../../backend/glossary.ts';
import { scoredName, scoredWord } from './names.ts';
import { parseJsonLines } from '../jsonLines.ts';

const relation = z.object({
  subject: z.string().nullish(),
  predicate: z.string().nullish(),
  object: z.string().nullish(),
});

const goldEntry = z.object({
  id: z.string().min(1),
  persona: z.string(),
  text: z.string(),
  entities: z.array(
    z.object({ name: z.string().min(1), type: z.enum(ENTITY_TYPES), mentions: z.array(z.string().min(1)) }),
  ),
  relations: z.array(relation).default([]),
  /** name → key of the individual, where one name stands for two */
  same_as: z.record(z.string(), z.string()).default({}),
});

const predictedEntity = z
  .object({
    name: z.string().nullish(),
    type: z.string().nullish(),
    /** the node it was linked to */
    id: z.union([z.string(), z.number()]).nullish(),
  })
  .transform(({ name, type, id }) => ({
    name: name ?? '',
    form: scoredName(name ?? ''),
    type: scoredWord(type ?? ''),
    node: id === null || id === undefined ? null : String(id),
  }));

const predictedEntry = z.object({
  id: z.string().min(1),
  entities: z
    .array(predictedEntity)
    .nullish()
    .transform((entities) => withoutRepeats(entities ?? [])),
  /** null: relations were not asked for */
  relations: z
    .array(relation)
    .nullish()
    .transform((relations) => relations ?? null),
});

export type Relation = z.infer<typeof relation>;
export type GoldEntry = z.infer<typeof goldEntry>;
export type GoldEntity = GoldEntry['entities'][number];
export type PredictedEntity = z.infer<typeof predictedEntity>;
export type PredictedEntry = z.infer<typeof predictedEntry>;

/** @throws UsageError naming the line that is wrong */
export function parseGold(text: string, file: string): GoldEntry[] {
  return parseJsonLines(text, file, goldEntry);
}

/** Whether any line has labels; a plain diary can be read by a model, but not scored. */
export function isLabelled(text: string, file: string): boolean {
  const line = z.object({ id: z.string(), entities: z.unknown().optional() });
  return parseJsonLines(text, file, line).some(({ entities }) => entities !== undefined);
}

/** @throws UsageError naming the line that is wrong */
export function parsePredictions(text: string, file: string): PredictedEntry[] {
  return parseJsonLines(text, file, predictedEntry);
}

/** The same type, name and node twice is one prediction. */
function withoutRepeats(entities: readonly PredictedEntity[]): PredictedEntity[] {
  const once = new Map<string, PredictedEntity>();
  for (const entity of entities) {
    const key = JSON.stringify([entity.type, entity.form, entity.node]);
    if (!once.has(key)) once.set(key, entity);
  }
  return [...once.values()];
}
