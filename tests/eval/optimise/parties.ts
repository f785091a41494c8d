/** Divides personas for good into three parties: those shown as examples, those that choose, and those that have the last word. */
import { createHash } from 'node:crypto';
import type { GoldEntry } from '../score/files.ts';
import type { TeachingEntry } from './teachingEntries.ts';

export const FOLDS = 5;
/** Longer ones cost minutes and say little more. */
const LONGEST_WORDS = 150;

export interface Parties {
  /** entries from which examples are taken */
  shown: GoldEntry[];
  /** fold by fold: entries on which candidates are compared */
  choosing: GoldEntry[][];
  /** fold by fold: entries on which only the winner is held against the present wording */
  proving: GoldEntry[][];
}

/**
 * A persona's name alone decides on its party and fold, so that no choice of seed ever moves one over. Only our own entries
 * are shown. Within a fold the order is as good as random, and always the same.
 */
export function partiesOf(entries: readonly TeachingEntry[]): Parties {
  const parties: Parties = { shown: [], choosing: emptyFolds(), proving: emptyFolds() };
  const sorted = [...entries].sort((a, b) => number(a.gold.id) - number(b.gold.id));
  for (const { gold, isOwn } of sorted) {
    const drawn = number(gold.persona);
    const party = drawn % 4;
    if (isOwn && party === 0) parties.shown.push(gold);
    else if (words(gold) <= LONGEST_WORDS) {
      const folds = party === 1 ? parties.proving : parties.choosing;
      folds[Math.floor(drawn / 4) % FOLDS]?.push(gold);
    }
  }
  return parties;
}

/** The fold that an entry of these is in, for scoring fold by fold. */
export function foldName(folds: readonly (readonly GoldEntry[])[]): (entry: GoldEntry) => string {
  const names = new Map(folds.flatMap((fold, index) => fold.map(({ id }) => [id, `fold ${index + 1}`] as const)));
  return ({ id }) => names.get(id) ?? 'none';
}

export function words({ text }: GoldEntry): number {
  return text.split(/\s+/).length;
}

function emptyFolds(): GoldEntry[][] {
  return Array.from({ length: FOLDS }, () => []);
}

function number(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0);
}
