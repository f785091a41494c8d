/** What each command of the review does. Everything that cannot be taken back asks first. */
import type { CommandId } from '../keys/keymap.ts';
import type { Perform } from './Kith.ts';
import type { ReviewQuestion } from './Review.ts';
import { selectedProposal } from './selectors/reviewList.ts';

const asking =
  (question: ReviewQuestion | null): Perform =>
  ({ store }) =>
    store.dispatch({ type: 'reviewAsked', question });

export const REVIEW_COMMANDS = {
  review: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'review' } }),
  'open-difference': ({ store }) => {
    const proposal = selectedProposal(store.get());
    if (proposal !== null) store.dispatch({ type: 'wentTo', place: { name: 'difference', id: proposal.id } });
  },
  accept: asking('accept'),
  discard: asking('discard'),
  'accept-all': asking('acceptAll'),
  'discard-all': asking('discardAll'),
  preview: asking('preview'),
  'give-answer': ({ review }) => review.answer(),
  'leave-answer': asking(null),
} satisfies Partial<Record<CommandId, Perform>>;
