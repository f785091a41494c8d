/** What the open name may be the same as, as a question that two keys answer. */
import type { SuggestedEntity } from '../../../../backend/journal/Journal.ts';
import type { OpenEntity } from '../State.ts';

export interface Suggested {
  /** the one that would lose its name, and the one that would keep it */
  entity: SuggestedEntity;
  into: SuggestedEntity;
  /** which of the two is not the open one */
  other: SuggestedEntity;
  reason: string;
}

/** The likeliest, or null. */
export function suggested(open: OpenEntity): Suggested | null {
  for (const { entity, candidates, reason } of open.suggestions) {
    const [first] = candidates;
    if (entity.id === open.id && first !== undefined) return { entity, into: first, other: first, reason };
    const into = candidates.find(({ id }) => id === open.id);
    if (into !== undefined) return { entity, into, other: entity, reason };
  }
  return null;
}
