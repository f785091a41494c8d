/** The help texts, made from the table of commands. Pure. */
import type { CommandDefinition, FlagDefinition } from './Command.ts';
import { COMMON_FLAGS, SHORT_FLAGS, WINDOW_FLAGS } from './flags.ts';

/** What `kith help` prints. */
export function generalHelp(commands: readonly CommandDefinition[]): string {
  const rows = commands.map(({ name, summary }): [string, string] => [name, summary]);
  return [
    'Kith: a journal that remembers your people, places and days. Nothing leaves this machine.',
    '',
    'Usage: kith                    open the journal',
    '       kith COMMAND [FLAGS]',
    '',
    'Commands:',
    ...columns(rows),
    '',
    'Flags of every command:',
    ...columns(Object.entries(COMMON_FLAGS).map(flagRow)),
    '',
    'Flags of kith alone:',
    ...columns(Object.entries(WINDOW_FLAGS).map(flagRow)),
    '',
    'Environment: KITH_HOME (the journal), KITH_CACHE (downloads), KITH_REDIS_URL (an engine elsewhere), NO_COLOR.',
    'Exit: 0 ok, 1 failure, 2 usage, 3 not found, 4 engine unavailable, 5 model unavailable, 130 interrupted.',
  ].join('\n');
}

/** What `kith COMMAND --help` prints. */
export function commandHelp(command: CommandDefinition): string {
  const flags = Object.entries(command.flags);
  const usage = ['kith', command.name, flags.length > 0 ? '[FLAGS]' : '', command.arguments].filter(
    (part) => part !== '',
  );
  return [
    `Usage: ${usage.join(' ')}`,
    '',
    `${capital(command.summary)}.`,
    ...command.help,
    ...(flags.length > 0 ? ['', 'Flags:', ...columns(flags.map(flagRow))] : []),
    '',
    'Flags of every command:',
    ...columns(Object.entries(COMMON_FLAGS).map(flagRow)),
  ].join('\n');
}

function flagRow([name, { value, summary }]: [string, FlagDefinition]): [string, string] {
  const short = SHORT_FLAGS[name];
  return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, summary];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
