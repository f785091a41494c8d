/** The table of keys as this person has it. */
import { keyOf } from '../../keys/labels.ts';
import type { Command, CommandId } from '../../keys/keymap.ts';
import { remapped } from '../../keys/remapping.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';

const remappedOnce = rememberLast((keys: State['preferences']['keys']) => remapped(keys));

export function commandsOf({ preferences }: Pick<State, 'preferences'>): readonly Command[] {
  return remappedOnce(preferences.keys).commands;
}

/** What of the person's own keys could not be done, and why. */
export function keyProblems({ preferences }: Pick<State, 'preferences'>): readonly string[] {
  return remappedOnce(preferences.keys).problems;
}

/** The key of a command as the screen writes it. */
export function keyFor(state: Pick<State, 'preferences'>, command: CommandId): string {
  return keyOf(command, commandsOf(state));
}
