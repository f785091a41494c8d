/** The list of drafts: looked for, walked through, thrown away. */
import type { Motion } from '../Action.ts';
import { NO_DRAFTS, type DraftList, type DraftsAction } from '../DraftList.ts';
import type { State } from '../State.ts';
import { move } from './timeline.ts';

/** The first row is not a draft but a new page. */
export const ROWS_BEFORE_DRAFTS = 1;

export function reduceDrafts(state: State, action: DraftsAction): State {
  const { drafts } = state;
  switch (action.type) {
    case 'draftLeft':
      return { ...state, draftLine: action.line, drafts: { ...drafts, leaving: true } };
    case 'draftsSeen': {
      const { list, own } = action;
      const selected = Math.min(drafts.selected, list.length - 1 + ROWS_BEFORE_DRAFTS);
      return { ...state, drafts: { ...drafts, list, own, selected, leaving: false } };
    }
    case 'draftDiscarded':
      return {
        ...state,
        drafts: { ...drafts, discarded: action.draft },
        notice:
          action.draft === null
            ? { tone: 'good', text: 'The draft is back' }
            : { tone: 'plain', text: 'Thrown away · u brings it back' },
      };
  }
}

/** Arriving at the list: the latest draft is selected, which is what most people want. */
export function arriveAtDrafts(drafts: DraftList): DraftList {
  const selected = (drafts.list?.length ?? 0) > 0 ? ROWS_BEFORE_DRAFTS : NO_DRAFTS.selected;
  return { ...drafts, asked: true, selected, discarded: null };
}

export function moveInDrafts(state: State, motion: Motion, page: number): State {
  const { drafts } = state;
  const count = (drafts.list?.length ?? 0) + ROWS_BEFORE_DRAFTS;
  return { ...state, drafts: { ...drafts, selected: move(drafts.selected, motion, count, page) } };
}
