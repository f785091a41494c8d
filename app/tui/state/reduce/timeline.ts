/** The list of all entries: a window of loaded ones that follows the selection through any number of entries. */
import type { Episode } from '../../../../backend/journal/Journal.ts';
import type { Motion } from '../Action.ts';
import { STRETCH, type Timeline } from '../State.ts';
import { got, wanted } from './reading.ts';

/** Entries are fetched when the selection comes this close to the edge of the loaded ones. */
const MARGIN = 40;

/** The position a motion leads to in a list of `count`, where `page` are visible at once. */
export function move(selected: number, motion: Motion, count: number, page: number): number {
  const targets: Record<Motion, number> = {
    up: selected - 1,
    down: selected + 1,
    pageUp: selected - page,
    pageDown: selected + page,
    first: 0,
    last: count - 1,
  };
  return Math.max(0, Math.min(count - 1, targets[motion]));
}

/** Selects a position, and asks for the entries around it when they are not loaded. */
export function select(timeline: Timeline, position: number): Timeline {
  const total = timeline.total ?? 0;
  const selected = Math.max(0, Math.min(total - 1, position));
  const end = timeline.first + timeline.episodes.length;
  const next = { ...timeline, selected, selectedId: timeline.episodes[selected - timeline.first]?.id ?? null };
  const nearStart = timeline.first > 0 && selected < timeline.first + MARGIN;
  const nearEnd = end < total && selected >= end - MARGIN;
  if (!nearStart && !nearEnd) return next;
  const offset = Math.max(0, selected - STRETCH / 2);
  return offset === timeline.offset ? next : wanted({ ...next, offset });
}

/** Selects an entry that may not be loaded yet; the next reading finds it near the top. */
export function selectEntry(timeline: Timeline, id: string): Timeline {
  const index = timeline.episodes.findIndex((episode) => episode.id === id);
  if (index >= 0) return { ...timeline, selected: timeline.first + index, selectedId: id };
  return wanted({ ...timeline, selectedId: id, selected: 0, offset: 0 });
}

/** Takes a stretch that was read; the selection stays on its entry. */
export function stretchRead(
  timeline: Timeline,
  read: { at: number; total: number; first: number; episodes: readonly Episode[] },
): Timeline {
  const { total, first, episodes } = read;
  const index = episodes.findIndex((episode) => episode.id === timeline.selectedId);
  const selected = index >= 0 ? first + index : Math.max(0, Math.min(total - 1, timeline.selected));
  const selectedId = episodes[selected - first]?.id ?? null;
  const next = got({ ...timeline, total, first, episodes, selected, selectedId }, read.at);
  const missing = total > 0 && (selected < first || selected >= first + episodes.length);
  const offset = Math.max(0, selected - STRETCH / 2);
  return missing && offset !== first ? wanted({ ...next, offset }) : next;
}
