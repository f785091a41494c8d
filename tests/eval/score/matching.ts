/** Which prediction stands for which label: as many pairs as possible, each used once. */
import type { GoldEntity, PredictedEntity } from './files.ts';
import { scoredName } from './names.ts';

/** Index of a label → index of the prediction that matches it. */
export type Matches = Map<number, number>;

/** Every accepted form of a labelled entity. */
export function formsOf({ name, mentions }: GoldEntity): Set<string> {
  return new Set([name, ...mentions].map(scoredName).filter((form) => form !== ''));
}

/**
 * Maximum matching by augmenting paths.
 * @param candidates for each prediction, the labels it may match
 */
export function maximumMatching(candidates: readonly (readonly number[])[]): Matches {
  const owner: Matches = new Map();
  const augment = (prediction: number, visited: Set<number>): boolean => {
    for (const label of candidates[prediction] ?? []) {
      if (visited.has(label)) continue;
      visited.add(label);
      const holder = owner.get(label);
      if (holder === undefined || augment(holder, visited)) {
        owner.set(label, prediction);
        return true;
      }
    }
    return false;
  };
  for (const prediction of candidates.keys()) augment(prediction, new Set());
  return owner;
}

/** Matches by any relation between a label and a prediction. */
export function matchWhere(
  labels: readonly GoldEntity[],
  predictions: readonly PredictedEntity[],
  fits: (label: GoldEntity, prediction: PredictedEntity) => boolean,
): Matches {
  return maximumMatching(
    predictions.map((prediction) => labels.flatMap((label, index) => (fits(label, prediction) ? [index] : []))),
  );
}

/** The label's name or one of its mentions was predicted. */
export function sameName(label: GoldEntity, { form }: PredictedEntity): boolean {
  return form !== '' && formsOf(label).has(form);
}

/** The same name and the same type: what counts as right. */
export function sameNameAndType(label: GoldEntity, prediction: PredictedEntity): boolean {
  return label.type === prediction.type && sameName(label, prediction);
}

/** Adds matches among what is left over. */
export function matchRest(
  labels: readonly GoldEntity[],
  predictions: readonly PredictedEntity[],
  matches: Matches,
  fits: (label: GoldEntity, prediction: PredictedEntity) => boolean,
): Matches {
  const taken = new Set(matches.values());
  const restLabels = [...labels.keys()].filter((index) => !matches.has(index));
  const restPredictions = [...predictions.keys()].filter((index) => !taken.has(index));
  const pick = <Each>(all: readonly Each[], indices: readonly number[]) =>
    indices.flatMap((index) => all.slice(index, index + 1));
  const extra = matchWhere(pick(labels, restLabels), pick(predictions, restPredictions), fits);
  const both = new Map(matches);
  for (const [label, prediction] of extra) {
    const [at, by] = [restLabels[label], restPredictions[prediction]];
    if (at !== undefined && by !== undefined) both.set(at, by);
  }
  return both;
}
