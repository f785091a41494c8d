/** What can be done while looking through the journal, for the keymap's `when`. */
import { bufferText } from '../../editor/buffer.ts';
import type { State } from '../State.ts';
import { filterChoices } from './searchView.ts';

/** Entries that a command of the timeline is about: the marked ones, or else the selected one. */
export function chosenEntries({ marked, timeline }: Pick<State, 'marked' | 'timeline'>): string[] {
  if (marked.size > 0) return [...marked];
  return timeline.selectedId === null ? [] : [timeline.selectedId];
}

export function browsingAbilities(
  state: State,
): Record<'hasMarked' | 'wasChanged' | 'isEarlier' | 'canComplete' | 'hasQuery', boolean> {
  const { marked, entry, history, search } = state;
  return {
    hasMarked: marked.size > 0,
    wasChanged: (entry.detail?.revision ?? 1) > 1,
    isEarlier: history.selected > 0 && history.selected < (history.list?.length ?? 0),
    canComplete: filterChoices(state).length > 0,
    hasQuery: bufferText(search.field).trim() !== '',
  };
}
