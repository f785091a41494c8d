/** Logistic regression of few parameters, as confidence is made of. Pure, and the same each time. */

/** A line of an answer: how likely its parts were (logarithms), and whether what it says is labelled. */
export interface Judged {
  parts: number[];
  isRight: boolean;
  /** whose entry it is from: what is known of one persona's lines is not told apart from theirs */
  group: string;
}

export interface Fitted {
  bias: number;
  weights: number[];
}

/** Newton's method needs fewer. */
const STEPS = 25;
/** Holds weights near 0 that little speaks for, in lines; the bias is hardly held. */
const RIDGE = 2;
const RIDGE_OF_BIAS = 0.01;

/** @param judged all with the same number of parts; one at least */
export function fitLogistic(judged: readonly Judged[]): Fitted {
  const size = judged[0]?.parts.length ?? 0;
  const scales = Array.from({ length: size }, (_, part) => scaleOf(judged.map(({ parts }) => parts[part] ?? 0)));
  const rows = judged.map(({ parts, isRight }) => ({
    values: [1, ...scales.map(({ mean, deviation }, part) => ((parts[part] ?? 0) - mean) / deviation)],
    label: isRight ? 1 : 0,
  }));
  const held = [RIDGE_OF_BIAS, ...scales.map(() => RIDGE)];
  let fit = held.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = held.map((each, at) => each * (fit[at] ?? 0));
    const bend = held.map((each, row) => held.map((_, column) => (row === column ? each : 0)));
    for (const { values, label } of rows) {
      const said = sigmoid(dot(fit, values));
      addTo(slope, values, said - label);
      bend.forEach((row, at) => addTo(row, values, said * (1 - said) * (values[at] ?? 0)));
    }
    const change = solve(bend, slope);
    fit = fit.map((each, at) => each - (change[at] ?? 0));
  }
  // Back to the parts as they are.
  const [bias = 0, ...weights] = fit;
  const plain = weights.map((weight, part) => weight / (scales[part]?.deviation ?? 1));
  const shift = dot(
    plain,
    scales.map(({ mean }) => mean),
  );
  return { bias: bias - shift, weights: plain };
}

/** The probability that a fit gives. */
export function probability({ bias, weights }: Fitted, parts: readonly number[]): number {
  return sigmoid(bias + dot(weights, parts));
}

/** What each line would be given by a fit on the lines of all other groups, so that none is judged by itself. */
export function crossFitted(judged: readonly Judged[], folds = 8): { confidence: number; isRight: boolean }[] {
  const groups = [...new Set(judged.map(({ group }) => group))].sort();
  const foldOf = ({ group }: Judged) => groups.indexOf(group) % folds;
  const fits = Array.from({ length: folds }, (_, fold) => fitLogistic(judged.filter((each) => foldOf(each) !== fold)));
  return judged.map((each) => {
    const fit = fits[foldOf(each)];
    return { confidence: fit === undefined ? 0 : probability(fit, each.parts), isRight: each.isRight };
  });
}

function scaleOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function addTo(sums: number[], values: readonly number[], times: number): void {
  for (const [at, value] of values.entries()) sums[at] = (sums[at] ?? 0) + times * value;
}

/** Solves a few linear equations by elimination. The matrix is symmetric and has large enough numbers on its diagonal. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [at, pivot] of rows.entries()) {
    const size = pivot[at] ?? 1;
    for (const [other, row] of rows.entries()) if (other !== at) addTo(row, pivot, -(row[at] ?? 0) / size);
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}
