/** What may be the same, in words, each with the commands that settle it. Pure. */
import type { EntitySummary, SuggestedEntity, Suggestion } from '../../backend/journal/Journal.ts';
import { described, typedReference } from './entityReference.ts';
import { oneLine } from './format.ts';

/** @param known all entities, so that the commands name the right ones */
export function suggestionText({ entity, candidates, reason }: Suggestion, known: readonly EntitySummary[]): string[] {
  return candidates.flatMap((candidate) => [
    `${described(entity)} may be ${described(candidate)}: ${oneLine(reason)}`,
    `  they are one:  ${command(entity, 'merge', candidate, known)}`,
    `  they are not:  ${command(entity, 'apart', candidate, known)}`,
  ]);
}

function command(
  entity: SuggestedEntity,
  action: 'merge' | 'apart',
  other: SuggestedEntity,
  known: readonly EntitySummary[],
): string {
  return `kith entity ${typedReference(entity, known)} ${action} ${typedReference(other, known)}`;
}
