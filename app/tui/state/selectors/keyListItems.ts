/** The list of all commands that have keys, each once, in the order of the table. */
import type { Command } from '../../keys/keymap.ts';
import { COMMANDS } from '../../keys/keymap.ts';
import { keyLabel } from '../../keys/labels.ts';
import type { State } from '../State.ts';
import { commandsOf } from './commandTable.ts';
import { rememberLast } from './memo.ts';

export interface KeyListItem {
  id: Command['id'];
  label: string;
  help: string;
  keys: string;
  /** it has other keys than at first */
  changed: boolean;
}

/** What is pressed in the middle of something asked is left as it is. */
const SMALL: readonly string[] = [
  'leave-key',
  'run-command',
  'leave-palette',
  'unlock',
  'take-passphrase',
  'leave-passphrase',
];

const keysOf = (commands: readonly Command[], id: string): string[] => [
  ...new Set(commands.flatMap((command) => (command.id === id ? command.keys : []))),
];

const itemsOnce = rememberLast((commands: readonly Command[]): KeyListItem[] => {
  const seen = new Set<string>();
  return COMMANDS.flatMap(({ id, label, help, keys }): KeyListItem[] => {
    if (seen.has(id) || keys.length === 0 || keys.length > 4 || SMALL.includes(id) || id === 'quit-now') return [];
    seen.add(id);
    const now = keysOf(commands, id);
    const changed = now.join(' ') !== keysOf(COMMANDS, id).join(' ');
    return [{ id, label, help, keys: now.map(keyLabel).join(' '), changed }];
  });
});

export function keyListItems(state: State): KeyListItem[] {
  return itemsOnce(commandsOf(state));
}

/** The selected one, or null. */
export function selectedKeyItem(state: State): KeyListItem | null {
  return keyListItems(state)[state.keyList.selected] ?? null;
}
