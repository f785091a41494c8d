/** The proposals that the Review screen lists, and the one that is selected or open. */
import type { Proposal } from '../../../../backend/journal/Journal.ts';
import { isDifferent, isReady, sumReview } from '../../../../backend/review/reviewSum.ts';
import { currentPlace } from '../reduce/places.ts';
import type { State } from '../State.ts';
import { cursorPosition } from './jobList.ts';
import { rememberLast } from './memo.ts';

const listOnce = rememberLast((proposals: readonly Proposal[] | null): readonly Proposal[] =>
  (proposals ?? []).filter((proposal) => isDifferent(proposal) || proposal.state === 'failed'),
);

const sumOnce = rememberLast((proposals: readonly Proposal[] | null) => sumReview(proposals ?? []));

/** What there is to look at: entries that would change, and those that could not be read. */
export function reviewList({ review }: State): readonly Proposal[] {
  return listOnce(review.proposals);
}

export function reviewTotals({ review }: State): ReturnType<typeof sumReview> {
  return sumOnce(review.proposals);
}

export function reviewKeys(state: State): string[] {
  return reviewList(state).map(({ id }) => id);
}

/** The open proposal, or the selected one of the list; null elsewhere, and when it is gone. */
export function selectedProposal(state: State): Proposal | null {
  const place = currentPlace(state);
  if (place.name === 'difference') return state.review.proposals?.find(({ id }) => id === place.id) ?? null;
  if (place.name !== 'review') return null;
  return reviewList(state)[cursorPosition(state.review.cursor, reviewKeys(state))] ?? null;
}

export interface ReviewAbilities {
  canAccept: boolean;
  canDiscard: boolean;
  canAcceptAll: boolean;
  canDiscardAll: boolean;
  canPreview: boolean;
}

/** What can be done on the screens of the review. */
export function reviewAbilities(state: State): ReviewAbilities {
  const proposal = selectedProposal(state);
  return {
    canAccept: proposal !== null && isReady(proposal),
    canDiscard: proposal !== null,
    canAcceptAll: state.review.proposals?.some(isReady) ?? false,
    canDiscardAll: (state.review.proposals?.length ?? 0) > 0,
    canPreview: (state.background.status?.counts.done ?? 0) > 0,
  };
}
