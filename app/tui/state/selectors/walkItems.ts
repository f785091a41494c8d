/** A walk as the rows of a tree: who stands beside whom, as far as it was opened. */
import type { Neighbour } from '../../../../backend/journal/Journal.ts';
import type { Walk } from '../Knowing.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

export interface WalkItem {
  /** ids from the root down, with slashes between */
  path: string;
  id: string;
  name: string;
  /** null for the root */
  neighbour: Neighbour | null;
  /** for each step down from the root, whether it is the last of its parent */
  lasts: readonly boolean[];
  open: boolean;
  /** it is open, and its neighbours are still to be read */
  pending: boolean;
}

/** The last id of a path. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path above, or null at the root. */
export function parentOf(path: string): string | null {
  const at = path.lastIndexOf('/');
  return at < 0 ? null : path.slice(0, at);
}

/** Nobody stands below themselves: who is on the way down already is left out. */
function below(walk: Walk, item: WalkItem): WalkItem[] {
  if (!item.open) return [];
  const way = new Set(item.path.split('/'));
  const shown = (walk.known.get(item.id) ?? []).filter(({ id }) => !way.has(id));
  return shown.flatMap((neighbour, at) => {
    const path = `${item.path}/${neighbour.id}`;
    const lasts = [...item.lasts, at === shown.length - 1];
    return withBelow(walk, { path, id: neighbour.id, name: neighbour.name, neighbour, lasts, ...opened(walk, path) });
  });
}

function opened({ open, known }: Walk, path: string): Pick<WalkItem, 'open' | 'pending'> {
  const isOpen = open.has(path);
  return { open: isOpen, pending: isOpen && !known.has(idOf(path)) };
}

function withBelow(walk: Walk, item: WalkItem): WalkItem[] {
  return [item, ...below(walk, item)];
}

const itemsOnce = rememberLast((walk: Walk): WalkItem[] => {
  const { root } = walk;
  if (root === null) return [];
  return withBelow(walk, { path: root.id, ...root, neighbour: null, lasts: [], ...opened(walk, root.id) });
});

export function walkItems({ walk }: Pick<State, 'walk'>): readonly WalkItem[] {
  return itemsOnce(walk);
}

/** Where the person is; at the root when that has gone. */
export function selectedWalkItem(state: Pick<State, 'walk'>): WalkItem | null {
  const items = walkItems(state);
  return items.find(({ path }) => path === state.walk.selected) ?? items[0] ?? null;
}

/** Ids whose neighbours the tree shows. */
export function walkedIds({ open }: Walk): string[] {
  return [...new Set([...open].map(idOf))];
}
