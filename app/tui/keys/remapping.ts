/** The table of keys as one person wants it, and what could not be done as they want. Pure. */
import { actionFor } from '../editor/editorKeys.ts';
import { createBuffer } from '../editor/buffer.ts';
import { CONTEXTS, isTyping, type Context } from './contexts.ts';
import { inputOf } from './keyInput.ts';
import { COMMANDS, type Command, type CommandId } from './keymap.ts';

/** Keys by command, as the settings file has them. */
export type Remaps = Readonly<Record<string, readonly string[]>>;

export interface Remapped {
  commands: readonly Command[];
  /** what was not done, and why, in words for the person */
  problems: readonly string[];
}

/** Nobody may lose the way out. */
const FIXED: readonly CommandId[] = ['quit-now'];

const IDS = new Set<string>(COMMANDS.map(({ id }) => id));
const WORDS = createBuffer('some words', 4);

/** True for a key that would write or edit text where text is typed. */
export function typesText(key: string): boolean {
  const input = inputOf(key);
  return input === null || actionFor(input, WORDS, { multiline: true }) !== null;
}

/** Whether two commands can ever be meant by one key: in one context, and not ruled out by their conditions. */
function canMeet(one: Command, other: Command, context: Context): boolean {
  if (one.id === other.id || !one.contexts.includes(context) || !other.contexts.includes(context)) return false;
  const when = [...(one.when ?? []), ...(other.when ?? [])];
  return !(when.includes('downloading') && when.includes('notDownloading'));
}

/** The first other command that a key would mean as well, and where; null when the key is free. */
export function conflictOf(
  commands: readonly Command[],
  id: string,
  key: string,
): { command: Command; context: Context } | null {
  for (const context of CONTEXTS) {
    const mine = commands.filter((command) => command.id === id && command.keys.includes(key));
    for (const command of commands) {
      if (!command.keys.includes(key)) continue;
      if (mine.some((own) => canMeet(own, command, context))) return { command, context };
    }
  }
  return null;
}

/** The rows of one command with other keys. Where text is typed, keys that type keep out, and the table's own stay. */
function withKeys(commands: readonly Command[], id: string, keys: readonly string[]): Command[] {
  const silent = keys.filter((key) => !typesText(key));
  return commands.map((command) => {
    if (command.id !== id) return command;
    const fitting = command.contexts.some(isTyping) ? silent : keys;
    return fitting.length === 0 && command.keys.length > 0 && keys.length > 0 ? command : { ...command, keys: fitting };
  });
}

/** Applies one remap, or says why not. */
function remapOne(commands: readonly Command[], id: string, keys: readonly string[]): Command[] | string {
  if (!IDS.has(id)) return `There is no command “${id}” to give keys to.`;
  if (FIXED.some((fixed) => fixed === id)) return `The keys of “${id}” are fixed.`;
  const unknown = keys.find((key) => inputOf(key) === null);
  if (unknown !== undefined) return `“${unknown}” is no key that a terminal sends.`;
  const next = withKeys(commands, id, keys);
  for (const key of keys) {
    const conflict = conflictOf(next, id, key);
    if (conflict !== null) return `“${key}” already means “${conflict.command.label}” (${conflict.context}).`;
  }
  return next;
}

/** The table with all remaps that are possible. One that is not leaves its command as it was. */
export function remapped(remaps: Remaps, table: readonly Command[] = COMMANDS): Remapped {
  let commands = table;
  const problems: string[] = [];
  for (const [id, keys] of Object.entries(remaps)) {
    const next = remapOne(commands, id, keys);
    if (typeof next === 'string') problems.push(next);
    else commands = next;
  }
  return { commands, problems };
}
