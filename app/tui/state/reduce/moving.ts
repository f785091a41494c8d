/** Motions in the list or the text of the current place. */
import type { Motion } from '../Action.ts';
import { differenceMaxScroll } from '../selectors/differenceRows.ts';
import { entryLayout, orderedEntities } from '../selectors/entryLayout.ts';
import { geometry } from '../selectors/geometry.ts';
import { helpRows } from '../selectors/helpRows.ts';
import { keyListItems } from '../selectors/keyListItems.ts';
import { paletteItems } from '../selectors/paletteItems.ts';
import { settingRows } from '../selectors/settingRows.ts';
import type { State } from '../State.ts';
import { showsKept } from '../selectors/searchView.ts';
import { moveInBrowsing } from './browsing.ts';
import { moveInCorrecting } from './correcting.ts';
import { moveInDrafts } from './drafts.ts';
import { moveInJobs } from './jobs.ts';
import { moveInEntity, moveInKnowing } from './knowing.ts';
import { currentPlace } from './places.ts';
import { moveInReview } from './review.ts';
import { moveInWriting } from './writing.ts';
import { move, select } from './timeline.ts';

function scrolled(scroll: number, motion: Motion, maxScroll: number, page: number): number {
  return move(Math.min(scroll, maxScroll), motion, maxScroll + 1, page);
}

export function applyMotion(state: State, motion: Motion): State {
  const page = Math.max(1, geometry(state).bodyHeight - 2);
  if (state.palette !== null) {
    const { palette } = state;
    return {
      ...state,
      palette: { ...palette, selected: move(palette.selected, motion, paletteItems(state).length, page) },
    };
  }
  if (state.help !== null) {
    const maxScroll = Math.max(0, helpRows(state).length - geometry(state).bodyHeight);
    return { ...state, help: { scroll: scrolled(state.help.scroll, motion, maxScroll, page) } };
  }
  if (state.correcting !== null) return moveInCorrecting(state, state.correcting, motion, page);
  const { name } = currentPlace(state);
  switch (name) {
    case 'timeline': {
      const { timeline } = state;
      const step = Math.max(1, Math.floor(page / 2));
      return { ...state, timeline: select(timeline, move(timeline.selected, motion, timeline.total ?? 0, step)) };
    }
    case 'entry': {
      const maxScroll = entryLayout(state)?.maxScroll ?? 0;
      return { ...state, entry: { ...state.entry, scroll: scrolled(state.entry.scroll, motion, maxScroll, page) } };
    }
    case 'entity':
      return moveInEntity(state, motion, page);
    case 'names':
    case 'insights':
    case 'walk':
      return moveInKnowing(state, name, motion, page);
    case 'search': {
      const { search, kept } = state;
      if (showsKept(state)) {
        return { ...state, kept: { ...kept, selected: move(kept.selected, motion, kept.list.length, page) } };
      }
      return { ...state, search: { ...search, selected: move(search.selected, motion, search.hits.length, page) } };
    }
    case 'settings': {
      const { settings } = state;
      const count = settingRows(state).length;
      return { ...state, settings: { ...settings, selected: move(settings.selected, motion, count, page) } };
    }
    case 'keys': {
      const { keyList } = state;
      return {
        ...state,
        keyList: { ...keyList, selected: move(keyList.selected, motion, keyListItems(state).length, page) },
      };
    }
    case 'models': {
      const { models } = state;
      const count = models.shelf?.length ?? 0;
      return { ...state, models: { ...models, selected: move(models.selected, motion, count, page) } };
    }
    case 'drafts':
      return moveInDrafts(state, motion, page);
    case 'corrections': {
      const { corrections } = state;
      const count = corrections.list?.length ?? 0;
      return { ...state, corrections: { ...corrections, selected: move(corrections.selected, motion, count, page) } };
    }
    case 'trash':
    case 'history':
    case 'thatDay':
      return moveInBrowsing(state, name, motion, page);
    case 'jobs':
      return moveInJobs(state, motion, page);
    case 'review':
      return moveInReview(state, motion, page);
    case 'difference': {
      const { review } = state;
      return {
        ...state,
        review: { ...review, scroll: scrolled(review.scroll, motion, differenceMaxScroll(state), page) },
      };
    }
    case 'write':
      return motion === 'up' || motion === 'down' ? moveInWriting(state, motion === 'up' ? -1 : 1) : state;
  }
}

/** Scrolls an entry that a search has found to the first word it was found by. */
export function showFound(state: State): State {
  const place = currentPlace(state);
  const layout = place.name === 'entry' && place.list === 'search' ? entryLayout(state) : null;
  const row = layout?.foundRow ?? null;
  const { bodyHeight } = geometry(state);
  if (layout === null || row === null || row < bodyHeight - 2) return state;
  return { ...state, entry: { ...state.entry, scroll: Math.min(layout.maxScroll, row - Math.floor(bodyHeight / 3)) } };
}

/** Selects the next or previous name of the open entry, and scrolls to it where names are below the text. */
export function selectName(state: State, by: 1 | -1): State {
  const { entry } = state;
  const count = entry.detail === null ? 0 : orderedEntities(entry.detail).length;
  if (count === 0) return state;
  const name = entry.name === null ? (by === 1 ? 0 : count - 1) : entry.name + by;
  const next = { ...state, entry: { ...entry, name: name < 0 || name >= count ? null : name } };
  const layout = entryLayout(next);
  // Beside the names the text itself moves to where the name stands.
  const row = layout?.side === null ? layout.nameRow : (layout?.mentionRow ?? null);
  if (layout === null || row === null) return next;
  const { bodyHeight } = geometry(state);
  const lowest = Math.max(0, row - bodyHeight + 2);
  const scroll = Math.max(lowest, Math.min(entry.scroll, row));
  return { ...next, entry: { ...next.entry, scroll: Math.min(scroll, layout.maxScroll) } };
}
