/** What the commands of the window itself do: its list of commands, its keys, its looks, its lock. */
import type { CommandId } from '../keys/keymap.ts';
import { remapped } from '../keys/remapping.ts';
import type { Kith, Perform } from './Kith.ts';
import { PREFERENCE_ROWS, turned } from './preferenceChoices.ts';
import { keyListItems, selectedKeyItem } from './selectors/keyListItems.ts';
import { settingRows } from './selectors/settingRows.ts';
import type { Notice } from './State.ts';

/** Turns the selected setting to its next or previous choice. */
function turnSetting({ store, preferences }: Kith, by: 1 | -1): Promise<void> | void {
  const state = store.get();
  const row = settingRows(state)[state.settings.selected]?.choices;
  if (row !== undefined) return preferences.change(turned(row, state.preferences, by));
}

function turnPreference({ store, preferences }: Kith, id: 'theme' | 'mouse'): Promise<void> | void {
  const row = PREFERENCE_ROWS.find((each) => each.id === id);
  if (row !== undefined) return preferences.change(turned(row, store.get().preferences, 1));
}

async function changeSetting(kith: Kith): Promise<void> {
  const state = kith.store.get();
  const row = settingRows(state)[state.settings.selected];
  switch (row?.id) {
    case undefined:
      return undefined;
    case 'inference':
      return kith.entries.switchInference();
    case 'model':
      return kith.store.dispatch({ type: 'wentTo', place: { name: 'models' } });
    case 'failed':
      return kith.entries.enrichFailed();
    case 'review':
    case 'corrections':
    case 'keys':
      return kith.store.dispatch({ type: 'wentTo', place: { name: row.id } });
    case 'passphrase':
      return kith.lock.choose();
    default:
      return turnSetting(kith, 1);
  }
}

/** Gives the selected command another key, if that key is free. */
export async function takeKey({ store, preferences }: Kith, key: string): Promise<void> {
  const state = store.get();
  const item = selectedKeyItem(state);
  const tell = (tone: Notice['tone'], text: string): void =>
    store.dispatch({ type: 'noticed', notice: { tone, text } });
  store.dispatch({ type: 'keyPressing', pressing: false });
  if (item === null) return;
  const keys = { ...state.preferences.keys, [item.id]: [key] };
  const { problems } = remapped(keys);
  const [problem] = problems.filter((each) => !remapped(state.preferences.keys).problems.includes(each));
  if (problem !== undefined) return tell('bad', problem);
  const now = keyListItems({ ...state, preferences: { ...state.preferences, keys } }).find(({ id }) => id === item.id);
  if (now === undefined || now.keys === item.keys) return tell('plain', `“${item.label}” stays ${item.keys}`);
  await preferences.change({ keys });
  tell('good', `“${item.label}” is ${now.keys}`);
}

async function defaultKey({ store, preferences }: Kith): Promise<void> {
  const state = store.get();
  const item = selectedKeyItem(state);
  if (item === null) return;
  const keys = Object.fromEntries(Object.entries(state.preferences.keys).filter(([id]) => id !== item.id));
  await preferences.change({ keys });
}

export const WINDOW_COMMANDS = {
  palette: ({ store }) => store.dispatch({ type: 'paletteToggled' }),
  'leave-palette': ({ store }) => store.dispatch({ type: 'paletteToggled' }),
  blur: ({ store }) => store.dispatch({ type: 'veilToggled' }),
  lock: ({ lock }) => lock.lock(),
  unlock: ({ lock }) => lock.unlock(),
  'take-passphrase': ({ lock }) => lock.take(),
  'leave-passphrase': ({ lock }) => lock.leave(),
  keys: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'keys' } }),
  'press-key': ({ store }) => store.dispatch({ type: 'keyPressing', pressing: true }),
  'leave-key': ({ store }) => store.dispatch({ type: 'keyPressing', pressing: false }),
  'default-key': defaultKey,
  change: changeSetting,
  'next-choice': (kith) => turnSetting(kith, 1),
  'previous-choice': (kith) => turnSetting(kith, -1),
  'next-theme': (kith) => turnPreference(kith, 'theme'),
  'turn-mouse': (kith) => turnPreference(kith, 'mouse'),
} satisfies Partial<Record<CommandId, Perform>>;
