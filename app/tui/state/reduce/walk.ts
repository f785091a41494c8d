/** A walk through the graph: a tree that opens where one goes. */
import type { Neighbour } from '../../../../backend/journal/Journal.ts';
import type { Motion } from '../Action.ts';
import { NO_WALK } from '../Knowing.ts';
import { selectedWalkItem, walkItems } from '../selectors/walkItems.ts';
import type { Place, State } from '../State.ts';
import { got, wanted } from './reading.ts';
import { move } from './timeline.ts';

export function moveInWalk(state: State, motion: Motion, page: number): State {
  const items = walkItems(state);
  const at = items.findIndex(({ path }) => path === selectedWalkItem(state)?.path);
  const selected = items[Math.max(0, move(at, motion, items.length, page))]?.path ?? '';
  return { ...state, walk: { ...state.walk, selected } };
}

/** Shows who stands beside the name at a path, or hides them again; the person is there then. */
export function walkOpened(state: State, path: string, open: boolean): State {
  const { walk } = state;
  const paths = new Set(walk.open);
  if (open) paths.add(path);
  else paths.delete(path);
  const next = { ...walk, open: paths, selected: path };
  return { ...state, walk: open ? wanted(next) : next };
}

/** A walk goes on where it was left, as long as it begins at the same name. */
export function arriveAtWalk(state: State, { id, label }: Extract<Place, { name: 'walk' }>): State {
  const { walk } = state;
  if (walk.root?.id === id) return { ...state, walk: wanted(walk) };
  const { wanted: count, got: done } = walk;
  const fresh = { ...NO_WALK, wanted: count, got: done, root: { id, name: label }, open: new Set([id]), selected: id };
  return { ...state, walk: wanted(fresh) };
}

/** Takes the neighbours that were read; those of another beginning do no harm. */
export function walkRead(state: State, at: number, found: ReadonlyMap<string, readonly Neighbour[]>): State {
  return { ...state, walk: got({ ...state.walk, known: new Map([...state.walk.known, ...found]) }, at) };
}
