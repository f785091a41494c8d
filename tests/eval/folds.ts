/** Figures per persona or language, each against the rest: the guard against fitting sixty entries. */
import type { GoldEntry, PredictedEntry } from './score/files.ts';
import { score, type Score } from './score/score.ts';

/** One group left out, such as the entries of one persona. */
export interface Fold {
  group: string;
  entries: number;
  /** over the group that is left out: judge by this */
  left: Score;
  /** over all others: choose by this */
  others: Score;
}

export interface Spread {
  mean: number;
  /** standard deviation of the sample; null for a single figure */
  deviation: number | null;
}

/** One fold for each group that an entry may belong to, in the order of their names. */
export function foldsBy(
  groupOf: (entry: GoldEntry) => string,
  gold: readonly GoldEntry[],
  predictions: readonly PredictedEntry[],
): Fold[] {
  const groups = [...new Set(gold.map(groupOf))].sort();
  return groups.map((group) => {
    const within = gold.filter((entry) => groupOf(entry) === group);
    const others = gold.filter((entry) => groupOf(entry) !== group);
    return {
      group,
      entries: within.length,
      left: score(within, predictionsFor(within, predictions)),
      others: score(others, predictionsFor(others, predictions)),
    };
  });
}

export function spreadOf(figures: readonly number[]): Spread {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  if (figures.length < 2) return { mean, deviation: null };
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (figures.length - 1)) };
}

/** As `0.81 ± 0.05`. */
export function describeSpread({ mean, deviation }: Spread): string {
  return deviation === null ? mean.toFixed(2) : `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`;
}

function predictionsFor(gold: readonly GoldEntry[], predictions: readonly PredictedEntry[]): PredictedEntry[] {
  const ids = new Set(gold.map(({ id }) => id));
  return predictions.filter(({ id }) => ids.has(id));
}
