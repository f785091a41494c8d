/** Words and signs of the review: counts, questions, and whose reading something is. */
import type { EntryProvenance, Provenance } from '../../../../backend/journal/Journal.ts';
import type { Count, DifferenceCounts } from '../../../../backend/review/counts.ts';
import type { DifferenceLine } from '../../../differenceLines.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { ReviewQuestion } from '../Review.ts';
import type { State } from '../State.ts';
import { countOf } from './format.ts';
import type { Line, Token } from './line.ts';
import { clock } from './moments.ts';
import { reviewTotals } from './reviewList.ts';

/** The signs tell the same without colours. */
export const SIGN_TOKENS: Record<DifferenceLine['sign'], Token> = { '+': 'good', '-': 'bad', '~': 'accent' };

/** "+2 -1 ~3", each in its colour; nothing where there is none. */
export function countSpans({ added, removed, changed }: Count): Line {
  const parts = [
    ['+', added],
    ['-', removed],
    ['~', changed],
  ] as const;
  return parts
    .filter(([, count]) => count > 0)
    .map(([sign, count], at) => ({ text: `${at > 0 ? ' ' : ''}${sign}${count}`, token: SIGN_TOKENS[sign] }));
}

/** Both counts with their words, or, on a narrow screen, their sum. */
export function changeSpans({ entities, relations }: DifferenceCounts, narrow: boolean): Line {
  if (narrow) {
    return countSpans({
      added: entities.added + relations.added,
      removed: entities.removed + relations.removed,
      changed: entities.changed + relations.changed,
    });
  }
  const [names, related] = [countSpans(entities), countSpans(relations)];
  return [
    ...(names.length > 0 ? [{ text: 'names ', token: 'dim' } as const, ...names] : []),
    ...(names.length > 0 && related.length > 0 ? [{ text: '  ', token: 'dim' } as const] : []),
    ...(related.length > 0 ? [{ text: 'relations ', token: 'dim' } as const, ...related] : []),
  ];
}

/** "names: starter", "prompt nodes-3", "22 Nov 10:00", "run 01K…" */
export function provenanceWords(what: string, { model, prompt_version, at, run }: Provenance, today: string): string[] {
  return [
    what + sanitize(model),
    `prompt ${sanitize(prompt_version)}`,
    ...(at === null ? [] : [clock(at, today)]),
    ...(run === null ? [] : [`run ${run}`]),
  ];
}

/** The models of one side, each once: "starter", or "starter, qwen3-0.6b". */
export function modelsOf(sides: readonly EntryProvenance[]): string {
  const models = sides.flatMap(({ nodes, edges }) => [nodes?.model ?? [], edges?.model ?? []].flat());
  return [...new Set(models)].map((model) => sanitize(model)).join(', ');
}

const entries = (count: number): string => countOf(count, 'entry', 'entries');

/** Short enough for a narrow screen. */
const QUESTIONS: Record<ReviewQuestion, (state: State) => string> = {
  accept: () => 'Accept this? It replaces what stands.',
  discard: () => 'Discard this? The entry stays.',
  acceptAll: (state) => {
    const { different, same } = reviewTotals(state);
    return `Accept all? ${entries(different)} will change, ${same} not.`;
  },
  discardAll: (state) => `Discard all ${state.review.proposals?.length ?? 0}? The entries stay.`,
  preview: (state) => `Read ${entries(state.background.status?.counts.done ?? 0)} anew? Only to see.`,
};

/** The question that waits for an answer, or null. */
export function reviewQuestion(state: State): string | null {
  const { question } = state.review;
  return question === null ? null : QUESTIONS[question](state);
}
