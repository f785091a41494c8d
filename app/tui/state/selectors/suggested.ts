/** What the open name may be the same as, as a question that two keys answer. */
import type { SuggestedEntity, Suggestion } from '../../../../backend/journal/Journal.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

export interface Suggested {
  /** the one that would lose its name, and the one that would keep it */
  entity: SuggestedEntity;
  into: SuggestedEntity;
  /** which of the two is not the open one */
  other: SuggestedEntity;
  reason: string;
}

const suggestedOnce = rememberLast((list: readonly Suggestion[], open: string | null): Suggested | null => {
  for (const { entity, candidates, reason } of list) {
    const [first] = candidates;
    if (entity.id === open && first !== undefined) return { entity, into: first, other: first, reason };
    const into = candidates.find(({ id }) => id === open);
    if (into !== undefined) return { entity, into, other: entity, reason };
  }
  return null;
});

/** The likeliest, or null. What was read for another name does not count. */
export function suggested({ suggestions, entity }: Pick<State, 'suggestions' | 'entity'>): Suggested | null {
  return suggestedOnce(suggestions.list, entity.id);
}
