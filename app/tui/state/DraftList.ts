/** The drafts there are: what was written and not saved, in this window or in one that is gone. */
import type { DraftSummary } from '../../drafts/list.ts';

export interface DraftList {
  /** those that can be gone on with, latest first; null before they were looked for */
  list: readonly DraftSummary[] | null;
  selected: number;
  /** the slot of the draft that was left in this window, or null */
  own: string | null;
  /** a draft is being left just now: the list does not know it yet */
  leaving: boolean;
  /** the person was asked in this window what to do with those of other windows */
  asked: boolean;
  /** the draft that was thrown away last, while it can be taken back */
  discarded: DraftSummary | null;
}

export type DraftsAction =
  /** `line`: its first one, or null when nothing is in it */
  | { type: 'draftLeft'; line: string | null }
  | { type: 'draftsSeen'; list: readonly DraftSummary[]; own: string | null }
  | { type: 'draftDiscarded'; draft: DraftSummary | null };

export const NO_DRAFTS: DraftList = {
  list: null,
  selected: 0,
  own: null,
  leaving: false,
  asked: false,
  discarded: null,
};

/** What beginning to write leads to: on with a draft, a new page, or the question which. */
export type Beginning = { what: 'current' | 'fresh' | 'choose' } | { what: 'draft'; draft: DraftSummary };

/**
 * What `n` means now. Who left a draft in this window goes on with it; who finds drafts of another one is asked, once.
 */
export function beginning({ list, own, leaving, asked }: DraftList): Beginning {
  if (list === null || leaving) return { what: 'current' };
  const left = list.find(({ slot, key }) => slot === own && key === 'new');
  if (left !== undefined) return { what: 'draft', draft: left };
  return { what: list.length > 0 && !asked ? 'choose' : 'fresh' };
}
