/** The part of the state that belongs to the review of proposals: the list, and the one that is open. */
import type { Proposal } from '../../../backend/journal/Journal.ts';
import type { Cursor } from './Jobs.ts';
import { IDLE, type Reading } from './Reading.ts';

/** What the person is asked before it is done. */
export type ReviewQuestion = 'accept' | 'discard' | 'acceptAll' | 'discardAll' | 'preview';

export interface Review extends Reading {
  /** the newest entry first; null before the first reading */
  proposals: readonly Proposal[] | null;
  cursor: Cursor;
  /** first visible row of the open difference */
  scroll: number;
  /** waits for yes or no */
  question: ReviewQuestion | null;
}

export const NO_REVIEW: Review = { ...IDLE, proposals: null, cursor: { key: null, at: 0 }, scroll: 0, question: null };
