/** Learns one judge from examples, and tells how it judges personas it did not see. Pure, deterministic. */
import { createHash } from 'node:crypto';
import type { Judge } from '../../../prompts/relationWeights.ts';
import type { WeighedEntity } from './examples.ts';
import { fitLogistic, type Example, type Penalty } from './logistic.ts';

export interface Lesson {
  predicate: Judge['predicate'];
  type: Judge['type'];
  /** how much an example counts that was labelled by another reading of the rules than the one in use */
  otherReading: number;
  penalty: Penalty;
}

export interface Judgement {
  entity: WeighedEntity;
  isTrue: boolean;
  probability: number;
}

const FOLDS = 5;
/** A sign seen in fewer examples is chance. */
const FEWEST = 4;
/** A weight that is less than this, either way, is left out. */
const LEAST_WEIGHT = 0.02;

/** The files whose labels follow the reading of the rules that is in use: each visit and each meeting is labelled. */
const READING_IN_USE = new Set([
  'activities-1',
  'everyday-1',
  'everyday-2',
  'projects-1',
  'relations-8',
  'texting-1',
  'texting-2',
]);

export function isReadingInUse({ file }: WeighedEntity): boolean {
  return READING_IN_USE.has(file);
}

/** What each entity is judged to be by a judge that did not see its persona. */
export function judgedUnseen(entities: readonly WeighedEntity[], lesson: Lesson): Judgement[] {
  const fit = entities.filter(({ type }) => type === lesson.type);
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const judge = learn(
      fit.filter((one) => foldOf(one) !== fold),
      lesson,
    );
    return judged(
      fit.filter((one) => foldOf(one) === fold),
      lesson,
      judge,
    );
  });
}

export function judged(entities: readonly WeighedEntity[], { predicate }: Lesson, judge: Learned): Judgement[] {
  return entities.map((entity) => {
    const sum = [...entity.signs].reduce((total, sign) => total + (judge.weights[sign] ?? 0), judge.bias);
    return { entity, isTrue: entity.predicates.has(predicate), probability: 1 / (1 + Math.exp(-sum)) };
  });
}

export interface Learned {
  bias: number;
  weights: Record<string, number>;
}

/** @param entities of the judge's type */
export function learn(entities: readonly WeighedEntity[], { predicate, otherReading, penalty }: Lesson): Learned {
  const used = otherReading > 0 ? entities : entities.filter(isReadingInUse);
  const files = [...new Set(used.map(({ file }) => file))].sort();
  const signs = [...files.map((file) => `file:${file}`), ...frequentSigns(used)];
  const positions = new Map(signs.map((sign, position) => [sign, position]));
  const examples = used.map((entity): Example => ({
    signs: [`file:${entity.file}`, ...entity.signs].flatMap((sign) => positions.get(sign) ?? []),
    isTrue: entity.predicates.has(predicate),
    weight: isReadingInUse(entity) ? 1 : otherReading,
  }));
  const { bias, weights } = fitLogistic(examples, signs.length, files.length, penalty);
  const inUse = files.flatMap((file, position) => (READING_IN_USE.has(file) ? [weights[position] ?? 0] : []));
  const habit = inUse.reduce((sum, weight) => sum + weight, 0) / Math.max(1, inUse.length);
  const told = signs
    .slice(files.length)
    .map((sign, index) => [sign, rounded(weights[files.length + index] ?? 0)] as const);
  return {
    bias: rounded(bias + habit),
    weights: Object.fromEntries(told.filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)),
  };
}

function frequentSigns(entities: readonly WeighedEntity[]): string[] {
  const counts = new Map<string, number>();
  for (const { signs } of entities) for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts].flatMap(([sign, count]) => (count >= FEWEST ? [sign] : [])).sort();
}

function foldOf({ persona }: WeighedEntity): number {
  return Number.parseInt(createHash('sha256').update(persona).digest('hex').slice(0, 8), 16) % FOLDS;
}

function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
