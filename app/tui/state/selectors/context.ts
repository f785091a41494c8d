/** Which keys mean what just now: the context the person is in, and what makes sense there. */
import { CONDITIONS, type Condition, type Context } from '../../keys/keymap.ts';
import { currentPlace } from '../reduce/places.ts';
import type { State } from '../State.ts';
import { entryLayout } from './entryLayout.ts';
import { jobAbilities, listKeys } from './jobList.ts';

function jobsContext({ jobs }: State): Context {
  if (jobs.asking) return 'confirm';
  return jobs.view === 'work' ? 'jobs' : 'runs';
}

/** The context of the place itself, whether or not the help lies over it. */
export function placeContext(state: State): Context {
  const { name } = currentPlace(state);
  if (name === 'jobs') return jobsContext(state);
  return name === 'models' && state.models.path !== null ? 'path' : name;
}

export function contextOf(state: State): Context {
  return state.help === null ? placeContext(state) : 'help';
}

/** The ids older (further down) and newer (further up) than the open entry in the list it was opened from. */
export function neighbours(state: State): { older: string | null; newer: string | null } {
  const place = currentPlace(state);
  if (place.name !== 'entry' || place.list === 'none') return { older: null, newer: null };
  const list = place.list === 'timeline' ? state.timeline.episodes : state.search.hits;
  const at = list.findIndex(({ id }) => id === place.id);
  if (at < 0) return { older: null, newer: null };
  return { older: list[at + 1]?.id ?? null, newer: list[at - 1]?.id ?? null };
}

function hasSelection(state: State): boolean {
  switch (currentPlace(state).name) {
    case 'timeline':
      return state.timeline.selectedId !== null;
    case 'search':
      return state.search.hits.length > 0;
    case 'entity':
      return (state.entity.detail?.quotes.length ?? 0) > 0;
    case 'entry':
      return state.entry.detail !== null;
    case 'jobs':
      return listKeys(state).length > 0;
    case 'write':
    case 'settings':
    case 'models':
      return false;
  }
}

/** What holds now, for the keymap's `when`. */
export function conditions(state: State): Set<Condition> {
  const { older, newer } = neighbours(state);
  const downloading = state.models.download !== null;
  const { status } = state.background;
  const backlog = status?.backlog;
  const facts: Record<Condition, boolean> = {
    hasSelection: hasSelection(state),
    hasOlder: older !== null,
    hasNewer: newer !== null,
    hasNames: (state.entry.detail?.entities.length ?? 0) > 0,
    nameSelected: state.entry.name !== null,
    canUndo: state.undo !== null,
    canRetry: state.connection.state === 'failed',
    downloading,
    notDownloading: !downloading,
    needsAttention: (status?.counts.needs_attention ?? 0) > 0,
    hasWork: backlog !== undefined && backlog.ready + backlog.waiting + backlog.running > 0,
    hasHeld: (backlog?.held ?? 0) > 0,
    ...jobAbilities(state),
    scrolls: state.help !== null || (entryLayout(state)?.maxScroll ?? 0) > 0,
  };
  const held = new Set<Condition>();
  for (const condition of CONDITIONS) if (facts[condition]) held.add(condition);
  return held;
}
