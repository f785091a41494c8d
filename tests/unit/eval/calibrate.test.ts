/** Confidence is fitted so that what is said to be right in eight of ten cases is. */
import { describe, expect, it } from 'vitest';
import { crossFitted, fitLogistic, probability, type Judged } from '../../eval/calibrate/logistic.ts';
import { bestThreshold, reliabilityTable, thresholds } from '../../eval/calibrate/tables.ts';
import { withoutUnsure } from '../../eval/calibrate/withoutUnsure.ts';

/** Lines of 20 personas; the first part tells how likely a line is right, the second nothing. */
function lines(shareAt: (part: number) => number): Judged[] {
  return Array.from({ length: 2_000 }, (_, index) => {
    const part = -((index * 7) % 40) / 10;
    const chance = ((index * 7919) % 1000) / 1000;
    return { parts: [part, -(index % 3)], isRight: chance < shareAt(part), group: `persona ${index % 20}` };
  });
}
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

describe('the fit', () => {
  it('finds the probabilities that lines were made with', () => {
    const fit = fitLogistic(lines((part) => sigmoid(2 + 1.5 * part)));
    for (const part of [-3, -2, -1, 0]) expect(probability(fit, [part, -1])).toBeCloseTo(sigmoid(2 + 1.5 * part), 1);
    expect(fit.weights[0]).toBeGreaterThan(1);
    expect(Math.abs(fit.weights[1] ?? 9)).toBeLessThan(0.2);
  });

  it('has no opinion where all lines are right', () => {
    expect(probability(fitLogistic(lines(() => 1)), [-1, -1])).toBeGreaterThan(0.95);
  });

  it('is judged on personas that it did not see', () => {
    const judged = lines((part) => sigmoid(2 + 1.5 * part));
    const crossed = crossFitted(judged);
    expect(crossed).toHaveLength(judged.length);
    const sure = crossed.filter(({ confidence }) => confidence > 0.8);
    const share = sure.filter(({ isRight }) => isRight).length / sure.length;
    expect(share).toBeGreaterThan(0.75);
    expect(reliabilityTable(crossed)).toMatch(/said 0\.8\d {2}was 0\.\d\d {2}of \d+/);
  });
});

describe('thresholds', () => {
  const sure = [
    { confidence: 0.9, isRight: true },
    { confidence: 0.7, isRight: true },
    { confidence: 0.4, isRight: false },
    { confidence: 0.1, isRight: false },
  ];

  it('tell what is left, and the lowest of the best is chosen', () => {
    const all = thresholds(sure, 4);
    expect(all.find(({ least }) => least === 0.5)).toMatchObject({ kept: 2, precision: 1, recall: 0.5 });
    expect(bestThreshold(all)).toBe(0.45);
  });

  it('are none where every line is right', () => {
    expect(bestThreshold(thresholds(sure.slice(0, 2), 2))).toBe(0);
  });
});

it('a prediction file loses what is not sure enough, and keeps what nobody knows of', () => {
  const text = JSON.stringify({
    id: 'e',
    maker: { model: 'starter' },
    entities: [{ name: 'Ana', confidence: 0.9 }, { name: 'Bo', confidence: 0.3 }, { name: 'Cy' }],
    relations: [
      { subject: 'Ana', confidence: 0.6 },
      { subject: 'Bo', confidence: 0.2 },
    ],
  });
  expect(JSON.parse(withoutUnsure(text, 'pred', { names: 0.5, relations: 0.5 }))).toEqual({
    id: 'e',
    maker: { model: 'starter' },
    entities: [{ name: 'Ana', confidence: 0.9 }, { name: 'Cy' }],
    relations: [{ subject: 'Ana', confidence: 0.6 }],
  });
  expect(JSON.parse(withoutUnsure(text, 'pred', { names: 0, relations: 0 }))).toMatchObject({
    entities: [{}, {}, {}],
    relations: [{}, {}],
  });
});
