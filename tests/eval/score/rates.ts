/** Precision, recall and F1 from three counts. */

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
  /** predictions that are right */
  right: number;
  predicted: number;
  labelled: number;
}

/** Four decimals each. Nothing predicted where nothing is labelled is perfect. */
export function rates(right: number, predicted: number, labelled: number): Rates {
  const precision = predicted > 0 ? right / predicted : labelled === 0 ? 1 : 0;
  const recall = labelled > 0 ? right / labelled : predicted === 0 ? 1 : 0;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1), right, predicted, labelled };
}

export function share(part: number, whole: number): number {
  return whole > 0 ? rounded(part / whole) : 0;
}

/** To four decimals, halves to the even one. Only odd multiples of 1/32 are such halves. */
export function rounded(value: number): number {
  if (Math.abs(value * 32) % 2 !== 1) return Number(value.toFixed(4));
  const below = Math.floor(value * 10_000);
  return (below % 2 === 0 ? below : below + 1) / 10_000;
}
