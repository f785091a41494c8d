/** Logistic regression on signs that are there or not: elastic net, by accelerated proximal gradient. Pure, deterministic. */

export interface Example {
  /** positions of the signs that it has */
  signs: readonly number[];
  isTrue: boolean;
  /** how much it counts; 1 for most */
  weight: number;
}

export interface Penalty {
  /** L1: signs that tell little get no weight */
  absolute: number;
  /** L2: no sign gets much weight */
  squared: number;
}

export interface Fit {
  bias: number;
  weights: Float64Array;
}

const STEPS = 200;
/** Products of the matrix with itself, to find how long a step may be. */
const POWER_STEPS = 15;

/**
 * @param free the first so many signs carry a small L2 penalty only: the habits of those who labelled
 * @param count of all signs
 */
export function fitLogistic(examples: readonly Example[], count: number, free: number, penalty: Penalty): Fit {
  const stepLength = 1 / (0.25 * largestEigenvalue(examples, count) + penalty.squared + 1);
  // The bias is the last one.
  let last = new Float64Array(count + 1);
  let ahead = last;
  let momentum = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = gradient(examples, ahead);
    const next = ahead.map((weight, sign) => {
      const isBias = sign === count;
      const squared = isBias ? 0 : sign < free ? 1 : penalty.squared;
      const moved = weight - stepLength * ((slope[sign] ?? 0) + squared * weight);
      return isBias || sign < free ? moved : shrunk(moved, penalty.absolute * stepLength);
    });
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / nextMomentum;
    const before = last;
    ahead = next.map((weight, sign) => weight + push * (weight - (before[sign] ?? 0)));
    last = next;
    momentum = nextMomentum;
  }
  return { bias: last[count] ?? 0, weights: last.slice(0, count) };
}

function gradient(examples: readonly Example[], weights: Float64Array): Float64Array {
  const count = weights.length - 1;
  const found = new Float64Array(count + 1);
  for (const { signs, isTrue, weight } of examples) {
    let sum = weights[count] ?? 0;
    for (const sign of signs) sum += weights[sign] ?? 0;
    const error = weight * (1 / (1 + Math.exp(-sum)) - (isTrue ? 1 : 0));
    for (const sign of signs) found[sign] = (found[sign] ?? 0) + error;
    found[count] = (found[count] ?? 0) + error;
  }
  return found;
}

function largestEigenvalue(examples: readonly Example[], count: number): number {
  let direction = new Float64Array(count + 1).fill(1 / Math.sqrt(count + 1));
  let length = 1;
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const next = new Float64Array(count + 1);
    for (const { signs, weight } of examples) {
      let sum = direction[count] ?? 0;
      for (const sign of signs) sum += direction[sign] ?? 0;
      sum *= weight;
      for (const sign of signs) next[sign] = (next[sign] ?? 0) + sum;
      next[count] = (next[count] ?? 0) + sum;
    }
    length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    direction = next.map((value) => value / length);
  }
  return length;
}

function shrunk(weight: number, by: number): number {
  return Math.sign(weight) * Math.max(0, Math.abs(weight) - by);
}
