/** What confidence is worth, as tables: how often lines of some confidence are right, and what a threshold would do. Pure. */
import { rates } from '../score/rates.ts';

export interface Sure {
  confidence: number;
  isRight: boolean;
}

const BINS = 10;
const STEPS = Array.from({ length: 19 }, (_, index) => index / 20);

/** How often lines were right, in tenths of confidence; only tenths that have any. */
export function reliabilityTable(lines: readonly Sure[]): string {
  const rows = Array.from({ length: BINS }, (_, bin) => {
    const within = lines.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    if (within.length === 0) return [];
    const right = within.filter(({ isRight }) => isRight).length;
    const mean = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    return [`  said ${mean.toFixed(2)}  was ${(right / within.length).toFixed(2)}  of ${within.length}`];
  });
  return rows.flat().join('\n');
}

export interface Threshold {
  least: number;
  kept: number;
  precision: number;
  recall: number;
  f1: number;
}

/** What is left when lines less sure than a threshold are not used. @param labelled how many there are to be found */
export function thresholds(lines: readonly Sure[], labelled: number): Threshold[] {
  return STEPS.map((least) => {
    const kept = lines.filter(({ confidence }) => confidence >= least);
    const { precision, recall, f1 } = rates(kept.filter(({ isRight }) => isRight).length, kept.length, labelled);
    return { least, kept: kept.length, precision, recall, f1 };
  });
}

/** The lowest threshold of the best F1; 0 where none is better than using every line. */
export function bestThreshold(all: readonly Threshold[]): number {
  return all.reduce((best, each) => (each.f1 > best.f1 ? each : best), all[0] ?? { least: 0, f1: 0 }).least;
}

export function thresholdTable(all: readonly Threshold[]): string {
  return all
    .map(
      ({ least, kept, precision, recall, f1 }) =>
        `  from ${least.toFixed(2)}  ${String(kept).padStart(5)} kept  P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
    )
    .join('\n');
}
