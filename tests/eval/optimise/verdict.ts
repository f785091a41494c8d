/** Whether a winner is really better: on other personas than those that chose it, and by more than chance moves it. Pure. */
import { spreadOf, type Spread } from '../folds.ts';

export interface Verdict {
  /** the winner's main F1 less the present wording's, fold by fold */
  gains: number[];
  spread: Spread;
  isBetter: boolean;
}

/**
 * Better is who wins more than half of the folds, and on average by more than the gains differ among themselves.
 * @param present main F1 of each fold, as `winner`, in the same order
 */
export function judge(present: readonly number[], winner: readonly number[]): Verdict {
  const gains = winner.map((figure, index) => figure - (present[index] ?? 0));
  const spread = spreadOf(gains);
  const won = gains.filter((gain) => gain > 0).length;
  return { gains, spread, isBetter: won * 2 > gains.length && spread.mean > (spread.deviation ?? Infinity) };
}
