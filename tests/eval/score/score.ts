/** The figures of a prediction file against a labelled one: the same as those of the data's own scorer. Pure. */
import { ENTITY_TYPES } from '../../../backend/glossary.ts';
import { scoreEntry, type EntryCounts } from './scoreEntry.ts';
import type { GoldEntry, PredictedEntry } from './files.ts';
import { rates, share, type Rates } from './rates.ts';
import { nodesPerIndividual, resolutionOf } from './resolution.ts';

export const MAIN_TYPES: readonly string[] = ['person', 'place', 'organization'];

export interface Score {
  entries: number;
  entriesPredicted: number;
  /** entries without labels, and how many of them were left empty */
  unnamed: { entries: number; leftEmpty: number };
  /** predictions for entries that are not in the labelled file */
  unknownIds: number;
  main: Rates;
  all: Rates;
  typeAgnostic: Rates;
  /** types that were labelled or predicted, in the order of the glossary */
  perType: Map<string, Rates>;
  unknownTypes: number;
  /** share of predicted names that are neither in the text nor an accepted form */
  ungrounded: number;
  /** share of predicted names that are not in the text */
  ungroundedLiteral: number;
  /** null when no prediction is linked to a node */
  resolution: ResolutionScore | null;
  /** null when no relations were predicted */
  relations: Rates | null;
}

export interface ResolutionScore {
  all: Rates;
  main: Rates;
  found: Rates;
  /** F1 of `all` */
  perPersona: Map<string, number>;
  /** how many nodes an individual was spread over, on average */
  nodesPerIndividual: number;
}

/** Scores predictions; an entry without one counts as predicted empty. */
export function score(gold: readonly GoldEntry[], predictions: readonly PredictedEntry[]): Score {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const known = gold.filter(({ id }) => byId.has(id)).length;
  const counts = gold.map((entry) => scoreEntry(entry, byId.get(entry.id)));
  const sum = (of: (count: EntryCounts) => number) => counts.reduce((total, count) => total + of(count), 0);
  const over = (types: readonly string[] | null) => {
    const within = (found: readonly string[]) =>
      types === null ? found.length : found.filter((type) => types.includes(type)).length;
    return rates(
      sum(({ right }) => within(right)),
      sum(({ predicted }) => within(predicted)),
      sum(({ labelled }) => within(labelled)),
    );
  };
  const seen = new Set(counts.flatMap(({ labelled, predicted }) => [...labelled, ...predicted]));
  const names = sum(({ predicted }) => predicted.length);
  return {
    entries: gold.length,
    entriesPredicted: known,
    unnamed: {
      entries: counts.filter(({ labelled }) => labelled.length === 0).length,
      leftEmpty: counts.filter(({ labelled, predicted }) => labelled.length + predicted.length === 0).length,
    },
    unknownIds: byId.size - known,
    main: over(MAIN_TYPES),
    all: over(null),
    typeAgnostic: rates(
      sum(({ rightName }) => rightName),
      names,
      sum(({ labelled }) => labelled.length),
    ),
    perType: new Map(ENTITY_TYPES.filter((type) => seen.has(type)).map((type) => [type, over([type])])),
    unknownTypes: names - over(ENTITY_TYPES).predicted,
    ungrounded: share(
      sum(({ ungrounded }) => ungrounded),
      names,
    ),
    ungroundedLiteral: share(
      sum(({ ungroundedLiteral }) => ungroundedLiteral),
      names,
    ),
    resolution: resolution(gold, counts),
    relations: predictions.some(({ relations }) => relations !== null)
      ? rates(
          sum(({ relations }) => relations.right),
          sum(({ relations }) => relations.predicted),
          sum(({ relations }) => relations.labelled),
        )
      : null,
  };
}

function resolution(gold: readonly GoldEntry[], counts: readonly EntryCounts[]): ResolutionScore | null {
  const units = counts.flatMap((count) => count.units);
  const spread = nodesPerIndividual(units);
  if (spread === null) return null;
  const personas = [...new Set(gold.map(({ persona }) => persona))].sort();
  return {
    ...resolutionOf(units),
    main: resolutionOf(units.filter(({ type }) => MAIN_TYPES.includes(type))).all,
    nodesPerIndividual: spread,
    perPersona: new Map(
      personas.map((persona) => [persona, resolutionOf(units.filter((unit) => unit.persona === persona)).all.f1]),
    ),
  };
}
