/** The figures of the report: how each is called, how it is got from an evaluation, how it is told. */
import { spreadOf } from '../folds.ts';
import type { Evaluation } from '../evaluation.ts';

export interface Figure {
  /** its name in the kept rows; never changed, so that older rows stay readable */
  key: string;
  title: string;
  /** null where there is nothing to measure */
  of: (evaluation: Evaluation) => number | null;
  decimals: number;
  /** which end is better, for the one printed bold; cost is not judged, and precision and recall only together */
  better?: 'more' | 'less';
}

const share = { decimals: 3 } as const;
const more = { decimals: 3, better: 'more' } as const;
const byType = (type: string) => (evaluation: Evaluation) => evaluation.score.perType.get(type)?.f1 ?? null;
const personas = ({ byPersona }: Evaluation) => spreadOf(byPersona.map(({ left }) => left.main.f1));

export const NAMES: readonly Figure[] = [
  { key: 'main', title: 'main F1', ...more, of: ({ score }) => score.main.f1 },
  { key: 'main_precision', title: 'P', ...share, of: ({ score }) => score.main.precision },
  { key: 'main_recall', title: 'R', ...share, of: ({ score }) => score.main.recall },
  { key: 'personas', title: 'personas', ...more, of: (evaluation) => personas(evaluation).mean },
  { key: 'personas_spread', title: '±', ...share, of: (evaluation) => personas(evaluation).deviation },
  { key: 'person', title: 'person', ...more, of: byType('person') },
  { key: 'place', title: 'place', ...more, of: byType('place') },
  { key: 'organization', title: 'organization', ...more, of: byType('organization') },
  { key: 'all', title: 'all types', ...more, of: ({ score }) => score.all.f1 },
  { key: 'type_agnostic', title: 'any type', ...more, of: ({ score }) => score.typeAgnostic.f1 },
  { key: 'ungrounded', title: 'ungrounded', decimals: 3, better: 'less', of: ({ score }) => score.ungrounded },
  {
    key: 'left_empty',
    title: 'left empty',
    ...share,
    of: ({ score: { unnamed } }) => (unnamed.entries === 0 ? null : unnamed.leftEmpty / unnamed.entries),
  },
];

export const LINKS: readonly Figure[] = [
  { key: 'relations', title: 'relations F1', ...more, of: ({ score }) => score.relations?.f1 ?? null },
  { key: 'relations_precision', title: 'P', ...share, of: ({ score }) => score.relations?.precision ?? null },
  { key: 'relations_recall', title: 'R', ...share, of: ({ score }) => score.relations?.recall ?? null },
  { key: 'resolution', title: 'resolution F1', ...more, of: ({ score }) => score.resolution?.all.f1 ?? null },
  { key: 'resolution_found', title: 'found only', ...more, of: ({ score }) => score.resolution?.found.f1 ?? null },
  {
    key: 'nodes_per_individual',
    title: 'nodes an individual',
    decimals: 2,
    better: 'less',
    of: ({ score }) => score.resolution?.nodesPerIndividual ?? null,
  },
];

export const COST: readonly Figure[] = [
  { key: 'prompt_tokens', title: 'prompt tokens', decimals: 0, of: ({ cost }) => cost?.promptTokens ?? null },
  { key: 'cached_tokens', title: 'of them cached', decimals: 0, of: ({ cost }) => cost?.cachedTokens ?? null },
  { key: 'generated_tokens', title: 'generated', decimals: 0, of: ({ cost }) => cost?.generatedTokens ?? null },
  {
    key: 'seconds',
    title: 'seconds',
    decimals: 2,
    of: ({ cost }) => (cost === null ? null : cost.milliseconds / 1000),
  },
  { key: 'unreadable', title: 'unreadable', decimals: 0, of: ({ cost }) => cost?.unreadable ?? null },
  { key: 'looped', title: 'looped', decimals: 0, of: ({ cost }) => cost?.looped ?? null },
  { key: 'cut_off', title: 'cut off', decimals: 0, of: ({ cost }) => cost?.cutOff ?? null },
];

/** As it stands in a table; a dash for what was not measured. */
export function tell({ decimals }: Figure, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(decimals);
}
