/** Who is who across entries: pairs of labelled entities from two entries that are one individual, and linked as one. */
import type { GoldEntity, GoldEntry } from './files.ts';
import { rates, type Rates } from './rates.ts';

/** One labelled entity of one entry. */
export interface Unit {
  persona: string;
  entry: string;
  type: string;
  /** key of the individual */
  individual: string;
  /** the node its prediction was linked to; null when it was not found or not linked */
  node: string | null;
}

export interface Resolution {
  all: Rates;
  /** recall only over what was found: judges linking alone */
  found: Rates;
}

/** The key of the real individual: `same_as` overrides the canonical name. */
export function individualOf({ persona, same_as }: GoldEntry, { type, name }: GoldEntity): string {
  const other = Object.hasOwn(same_as, name) ? same_as[name] : undefined;
  return JSON.stringify([persona, type, other || name]);
}

export function resolutionOf(units: readonly Unit[]): Resolution {
  const linked = units.filter(({ node }) => node !== null);
  const individual = (unit: Unit) => unit.individual;
  const node = (unit: Unit) => JSON.stringify([unit.persona, unit.node]);
  const right = crossEntryPairs(linked, (unit) => JSON.stringify([unit.individual, unit.node]));
  const predicted = crossEntryPairs(linked, node);
  return {
    all: rates(right, predicted, crossEntryPairs(units, individual)),
    found: rates(right, predicted, crossEntryPairs(linked, individual)),
  };
}

/** Nodes that one individual was spread over, on average: 1 is perfect. Null when nothing is linked. */
export function nodesPerIndividual(units: readonly Unit[]): number | null {
  const nodes = new Map<string, Set<string>>();
  for (const { individual, node } of units) {
    if (node !== null) nodes.set(individual, (nodes.get(individual) ?? new Set()).add(node));
  }
  return nodes.size === 0 ? null : sum([...nodes.values()].map(({ size }) => size)) / nodes.size;
}

/** Pairs of units with the same key that come from different entries. */
function crossEntryPairs(units: readonly Unit[], keyOf: (unit: Unit) => string): number {
  const entriesByKey = new Map<string, Map<string, number>>();
  for (const unit of units) {
    const key = keyOf(unit);
    const entries = entriesByKey.get(key) ?? new Map<string, number>();
    entriesByKey.set(key, entries.set(unit.entry, (entries.get(unit.entry) ?? 0) + 1));
  }
  let pairs = 0;
  for (const entries of entriesByKey.values()) {
    const counts = [...entries.values()];
    const all = sum(counts);
    pairs += (all * all - sum(counts.map((count) => count * count))) / 2;
  }
  return pairs;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
