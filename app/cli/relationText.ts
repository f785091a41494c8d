/** The relations of a name as plain text: each once, with what is written of it; what is over stands apart. */
import type { LastingRelation } from '../../backend/journal/Journal.ts';
import { firstAndLast, relationTime, relationWords } from '../relationWords.ts';
import { oneLine } from './format.ts';

/** @param faint draws what matters less */
export function relationText(relations: readonly LastingRelation[], faint: (text: string) => string): string[] {
  const lasting = relations.filter(({ invalid_at }) => invalid_at === null);
  const over = relations.filter(({ invalid_at }) => invalid_at !== null);
  return [
    ...(lasting.length > 0 ? [''] : []),
    ...lasting.flatMap((relation) => [headline(relation), ...evidence(relation).map(faint)]),
    ...(over.length > 0 ? ['', 'No longer:'] : []),
    ...over.flatMap((relation) => [headline(relation), ...evidence(relation)].map(faint)),
  ];
}

function headline(relation: LastingRelation): string {
  return `${relationWords(relation)} (${relationTime(relation, (day) => day)})`;
}

function evidence(relation: LastingRelation): string[] {
  return firstAndLast(relation).map(
    ({ date, evidence, episode }) => `    ${date.slice(0, 10)}  ${oneLine(evidence)}  [${episode}]`,
  );
}
