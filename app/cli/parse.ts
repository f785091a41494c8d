/** From the words of a command line to the command and its flags. Pure. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../../backend/errors.ts';
import type { CommandDefinition, FlagDefinition, Invocation } from './Command.ts';
import { COMMANDS, findCommand } from './commands.ts';
import { COMMON_FLAGS, SHORT_FLAGS, WINDOW_FLAGS } from './flags.ts';
import { nearest } from './suggest.ts';

export interface ParsedLine {
  /** null for `kith` alone */
  command: CommandDefinition | null;
  invocation: Invocation;
  home: string | undefined;
  json: boolean;
  help: boolean;
  version: boolean;
  /** the window is wanted for a screen reader */
  plain: boolean;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses what follows `kith`. Throws UsageError for unknown commands, unknown flags and wrong numbers of words. */
export function parseLine(line: readonly string[]): ParsedLine {
  const place = placeOfCommand(line);
  const name = place === null ? undefined : line[place];
  const command = name === undefined ? null : findCommand(name);
  if (name !== undefined && command === null) throw unknownCommand(name);
  const flags = { ...COMMON_FLAGS, ...(name === undefined ? WINDOW_FLAGS : command?.flags) };
  const { values, positionals } = parseStrictly(
    line.filter((_, index) => index !== place),
    flags,
    command,
  );
  for (const [flag, { choices }] of Object.entries(flags)) {
    const value = values[flag];
    if (choices !== undefined && typeof value === 'string') requireChoice(flag, value, choices, command);
  }
  const parsed: ParsedLine = {
    command,
    invocation: {
      words: positionals,
      value: (flag) => (typeof values[flag] === 'string' ? values[flag] : undefined),
      values: (flag) => [values[flag]].flat().filter((given) => typeof given === 'string'),
      has: (flag) => values[flag] === true,
    },
    home: typeof values['home'] === 'string' ? values['home'] : undefined,
    json: values['json'] === true,
    help: values['help'] === true,
    version: values['version'] === true,
    plain: values['plain'] === true,
  };
  if (parsed.home === '') throw usage('--home needs a folder.', command);
  if (command !== null && !parsed.help && !parsed.version) requireWords(positionals.length, command);
  return parsed;
}

/** The first word that is neither a common flag nor the value of one. */
function placeOfCommand(line: readonly string[]): number | null {
  const { tokens } = parseArgs({
    args: [...line],
    options: optionsOf(COMMON_FLAGS),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  return tokens.find((token) => token.kind === 'positional')?.index ?? null;
}

function parseStrictly(
  line: string[],
  flags: Readonly<Record<string, FlagDefinition>>,
  command: CommandDefinition | null,
): { values: Readonly<Record<string, unknown>>; positionals: string[] } {
  try {
    return parseArgs({ args: line, options: optionsOf(flags), strict: true, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    const flag = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
    if (error.code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const definition = flags[/--([\w-]+)/.exec(error.message)?.[1] ?? ''];
      const problem = definition?.value === undefined ? 'takes no value' : `needs a ${definition.value}`;
      throw usage(`The flag ${flag} ${problem}.`, command);
    }
    const meant = nearest(flag.replace(/^-+/, ''), Object.keys(flags));
    const text = command?.words[1] === Number.POSITIVE_INFINITY ? ' Put -- before text that begins with a dash.' : '';
    throw usage(`Unknown flag ${flag}.${meant === null ? '' : ` Did you mean --${meant}?`}${text}`, command);
  }
}

function optionsOf(flags: Readonly<Record<string, FlagDefinition>>): Options {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { value, many = false }]) => {
      const short = SHORT_FLAGS[name];
      const type = value === undefined ? 'boolean' : 'string';
      return [name, { type, multiple: many, ...(short !== undefined && { short }) }];
    }),
  );
}

function requireChoice(
  flag: string,
  value: string,
  choices: readonly string[],
  command: CommandDefinition | null,
): void {
  if (!choices.includes(value)) throw usage(`--${flag} is one of ${choices.join(', ')}; not "${value}".`, command);
}

function requireWords(count: number, command: CommandDefinition): void {
  const [least, most] = command.words;
  if (count < least) throw usage(`\`kith ${command.name}\` needs ${command.arguments}.`, command);
  if (count > most) {
    const takes = most === 0 ? 'nothing' : command.arguments;
    throw usage(`\`kith ${command.name}\` takes ${takes} after its name.`, command);
  }
}

function unknownCommand(name: string): UsageError {
  const meant = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const question = meant === null ? '' : `Did you mean \`kith ${meant}\`? `;
  return new UsageError(`Unknown command "${name}".`, `${question}All commands: kith help`);
}

function usage(message: string, command: CommandDefinition | null): UsageError {
  return new UsageError(message, command === null ? 'See: kith help' : `See: kith ${command.name} --help`);
}
