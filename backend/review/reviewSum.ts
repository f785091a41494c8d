/** Many proposals in sum. Pure. */
import { countDifference, sumDifferences, type DifferenceCounts } from './counts.ts';
import { isWithoutDifference, type Difference } from './difference.ts';
import type { Proposal } from './Proposal.ts';

export interface ReviewSum extends DifferenceCounts {
  /** entries that would change, that would not, that wait to be read, and that could not be read */
  different: number;
  same: number;
  pending: number;
  failed: number;
}

export type ReadyProposal = Proposal & { difference: Difference };

/** Whether it waits for an answer. */
export function isReady(proposal: Proposal): proposal is ReadyProposal {
  return proposal.difference !== null;
}

/** Whether accepting it would change something. */
export function isDifferent(proposal: Proposal): proposal is ReadyProposal {
  return isReady(proposal) && !isWithoutDifference(proposal.difference);
}

/** The numbers of all of them. */
export function sumReview(proposals: readonly Proposal[]): ReviewSum {
  const different = proposals.filter(isDifferent);
  return {
    different: different.length,
    same: proposals.filter(isReady).length - different.length,
    pending: proposals.filter(({ state }) => state === 'pending').length,
    failed: proposals.filter(({ state }) => state === 'failed').length,
    ...sumDifferences(different.map(({ difference }) => countDifference(difference))),
  };
}
