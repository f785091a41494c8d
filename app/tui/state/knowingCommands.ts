/** What the commands do that lead from name to name. */
import type { CommandId } from '../keys/keymap.ts';
import type { Kith, Perform } from './Kith.ts';
import { currentPlace } from './reduce/places.ts';
import { selectedName } from './selectors/knowing.ts';
import { parentOf, selectedWalkItem } from './selectors/walkItems.ts';

/** Opens the page of the selected name. False where none is selected. */
export function openSelectedName({ store }: Kith): boolean {
  const name = selectedName(store.get());
  if (name === null) return false;
  store.dispatch({ type: 'wentTo', place: { name: 'entity', id: name.id } });
  return true;
}

const names: Perform = ({ store }) => {
  // Whoever comes anew wants to see all.
  store.dispatch({ type: 'filterTyping', typing: false });
  store.dispatch({ type: 'wentTo', place: { name: 'names' } });
};

/** From the selected name, or else from the one whose page is open. */
const walk: Perform = ({ store }) => {
  const state = store.get();
  const from = selectedName(state) ?? (currentPlace(state).name === 'entity' ? state.entity.detail : null);
  if (from !== null) store.dispatch({ type: 'wentTo', place: { name: 'walk', id: from.id, label: from.name } });
};

const openBranch: Perform = ({ store }) => {
  const item = selectedWalkItem(store.get());
  if (item === null) return;
  if (item.open) store.dispatch({ type: 'moved', motion: 'down' });
  else store.dispatch({ type: 'walkOpened', path: item.path, open: true });
};

const closeBranch: Perform = ({ store }) => {
  const item = selectedWalkItem(store.get());
  if (item === null) return;
  if (item.open) return store.dispatch({ type: 'walkOpened', path: item.path, open: false });
  const above = parentOf(item.path);
  if (above !== null) store.dispatch({ type: 'walkOpened', path: above, open: true });
};

export const KNOWING_COMMANDS = {
  names,
  insights: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'insights' } }),
  walk,
  'next-type': ({ store }) => store.dispatch({ type: 'typeTurned', by: 1 }),
  'previous-type': ({ store }) => store.dispatch({ type: 'typeTurned', by: -1 }),
  'next-order': ({ store }) => store.dispatch({ type: 'orderTurned' }),
  filter: ({ store }) => store.dispatch({ type: 'filterTyping', typing: true }),
  'leave-filter': ({ store }) => store.dispatch({ type: 'filterTyping', typing: false }),
  'next-link': ({ store }) => store.dispatch({ type: 'linkSelected', by: 1 }),
  'previous-link': ({ store }) => store.dispatch({ type: 'linkSelected', by: -1 }),
  'open-branch': openBranch,
  'close-branch': closeBranch,
} satisfies Partial<Record<CommandId, Perform>>;
