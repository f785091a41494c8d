/** Successive halving: all candidates read a little, the better half reads more, and so on. Pure. */

export interface Round {
  /** candidates that take part, the best of the round before */
  candidates: number;
  /** entries each of them reads in this round, from each fold */
  perFold: number;
}

const MOST_ROUNDS = 5;
const FINALISTS = 3;

/**
 * Rounds of about equal cost. The present wording reads along in each of them and is counted.
 * @param candidates at least one
 * @param budget entries read in all rounds together, by all candidates; each round reads at least one from each fold
 */
export function planRounds(candidates: number, budget: number, folds: number): Round[] {
  const halvings = Math.max(0, Math.ceil(Math.log2(candidates / FINALISTS)));
  const count = Math.min(MOST_ROUNDS, halvings + 1);
  return Array.from({ length: count }, (_, index) => {
    const taking = Math.max(1, Math.ceil(candidates / 2 ** index));
    return { candidates: taking, perFold: Math.max(1, Math.floor(budget / count / (taking + 1) / folds)) };
  });
}

/** The best so many, best first; of equal ones the earlier. */
export function best<Item>(items: readonly Item[], count: number, figure: (item: Item) => number): Item[] {
  return [...items].sort((a, b) => figure(b) - figure(a)).slice(0, count);
}
