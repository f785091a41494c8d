/** `kith help`: all commands, or one of them. */
import { UsageError } from '../../../backend/errors.ts';
import type { CommandRun } from '../Command.ts';
import { commandHelp, generalHelp } from '../help.ts';

export const help: CommandRun = async ({ words: [name] }, context) => {
  const command = name === undefined ? null : (context.commands.find((known) => known.name === name) ?? null);
  if (name !== undefined && command === null) {
    throw new UsageError(`Unknown command "${name}".`, 'All commands: kith help');
  }
  const text = command === null ? generalHelp(context.commands) : commandHelp(command);
  context.output.print(text, () => text);
};
