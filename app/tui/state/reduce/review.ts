/** The review of proposals: what was read for it, and where the person is in it. */
import type { Proposal } from '../../../../backend/journal/Journal.ts';
import type { Motion } from '../Action.ts';
import { cursorPosition } from '../selectors/jobList.ts';
import { reviewKeys } from '../selectors/reviewList.ts';
import type { State } from '../State.ts';
import { got } from './reading.ts';
import { move } from './timeline.ts';

/** Puts the cursor on a position of the list. */
function at(state: State, position: number): State {
  const cursor = { key: reviewKeys(state)[position] ?? null, at: position };
  return { ...state, review: { ...state.review, cursor } };
}

export function reviewRead(state: State, reading: number, proposals: readonly Proposal[]): State {
  const next = { ...state, review: got({ ...state.review, proposals }, reading) };
  return at(next, cursorPosition(next.review.cursor, reviewKeys(next)));
}

export function moveInReview(state: State, motion: Motion, page: number): State {
  const keys = reviewKeys(state);
  return at(state, Math.max(0, move(cursorPosition(state.review.cursor, keys), motion, keys.length, page)));
}
