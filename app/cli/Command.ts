/** What a command is: the table is made of these, and from them come parsing, help and suggestions. */
import type { Journal } from '../../backend/journal/Journal.ts';
import type { Environment } from '../../backend/paths.ts';
import type { Progress } from '../../backend/supply/progress.ts';
import type { Input } from './input.ts';
import type { Output } from './output.ts';

export interface FlagDefinition {
  /** name of the flag's value in help, e.g. DATE; a flag without one is a switch */
  value?: string;
  summary: string;
  /** the only values allowed */
  choices?: readonly string[];
  /** it may be given several times */
  many?: true;
}

export interface CommandDefinition {
  name: string;
  /** as help shows them, e.g. `ID [TEXT…]`; empty for none */
  arguments: string;
  /** how many words it takes, at least and at most */
  words: readonly [least: number, most: number];
  /** one line, for the list of commands */
  summary: string;
  /** what else there is to know, a line each */
  help: readonly string[];
  flags: Readonly<Record<string, FlagDefinition>>;
  /** at Ctrl-C it is waited for, and its own exit code counts */
  endsInOrder?: true;
  /** loaded only when the command is run, so that each starts fast */
  load: () => Promise<CommandRun>;
}

/** Runs a command. Resolves to an exit code where it is not 0; throws KithError. */
export type CommandRun = (invocation: Invocation, context: CommandContext) => Promise<number | void>;

export interface Invocation {
  /** the words after the command's name */
  words: readonly string[];
  /** value of a flag, or undefined when it was not given */
  value: (flag: string) => string | undefined;
  /** all values of a flag that may be given several times, in order */
  values: (flag: string) => readonly string[];
  /** whether a switch was given */
  has: (flag: string) => boolean;
}

/** The programs started as processes of their own, absolute paths. */
export interface ProgramEntries {
  worker: string;
  download: string;
}

export interface CommandContext {
  /** absolute path of the journal's folder */
  home: string;
  /** absolute path of the downloads */
  cache: string;
  environment: Environment;
  entries: ProgramEntries;
  /** all commands, for help */
  commands: readonly CommandDefinition[];
  input: Input;
  output: Output;
  /** fires at Ctrl-C */
  signal: AbortSignal;
  now(): Date;
  /** The journal, opened at the first call; the engine is fetched first where it is missing. Closed when the command ends. */
  journal(): Promise<Journal>;
  /** Shows a download on the error output. */
  onProgress: (progress: Progress) => void;
}
