/** Every key and command of the window as one table: the matcher, the footer and the help are made from it. */
import type { Input } from './input.ts';
import type { CommandRow } from './CommandRow.ts';
import type { Condition, Context } from './contexts.ts';
import { BACKGROUND_ROWS } from './rows/backgroundRows.ts';
import { BROWSING_ROWS } from './rows/browsingRows.ts';
import { CORRECTING_ROWS } from './rows/correctingRows.ts';
import { KNOWING_ROWS } from './rows/knowingRows.ts';
import { READING_ROWS } from './rows/readingRows.ts';
import { WINDOW_ROWS } from './rows/windowRows.ts';
import { WRITING_ROWS } from './rows/writingRows.ts';

export { CONDITIONS, CONTEXTS, isTyping, type Condition, type Context } from './contexts.ts';

/** The order of the footer and the help. */
const ROWS = [
  ...WRITING_ROWS,
  ...READING_ROWS,
  ...KNOWING_ROWS,
  ...BROWSING_ROWS,
  ...CORRECTING_ROWS,
  ...BACKGROUND_ROWS,
  ...WINDOW_ROWS,
] as const satisfies readonly CommandRow[];

export type CommandId = (typeof ROWS)[number]['id'];
export type Command = Omit<CommandRow, 'id'> & { id: CommandId };

export const COMMANDS: readonly Command[] = ROWS;

/** A key as the table writes it: "n", "G", "ctrl+s", "shift+tab", "space"; null for a paste. */
export function keyName(input: Input): string | null {
  if (input.kind === 'paste') return null;
  const modifiers = (input.ctrl ? 'ctrl+' : '') + (input.alt ? 'alt+' : '');
  if (input.name !== 'character') return `${modifiers}${input.shift ? 'shift+' : ''}${input.name}`;
  return modifiers + (input.text === ' ' ? 'space' : input.text);
}

/**
 * The commands that make sense in a context now.
 * @param commands the table, with the keys a person wants
 */
export function availableCommands(
  context: Context,
  conditions: ReadonlySet<Condition>,
  commands = COMMANDS,
): Command[] {
  return commands.filter(
    (command) =>
      command.contexts.includes(context) && (command.when ?? []).every((condition) => conditions.has(condition)),
  );
}

/** The command an input stands for in a context, or null. */
export function matchCommand(
  input: Input,
  context: Context,
  conditions: ReadonlySet<Condition>,
  commands = COMMANDS,
): Command | null {
  const key = keyName(input);
  if (key === null) return null;
  return availableCommands(context, conditions, commands).find((command) => command.keys.includes(key)) ?? null;
}
