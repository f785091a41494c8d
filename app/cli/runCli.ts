/** Runs one command line from its words to its exit code. */
import { setTimeout as delay } from 'node:timers/promises';
import { describeError, KithError, UsageError } from '../../backend/errors.ts';
import { cacheFolder, journalHome, type Environment } from '../../backend/paths.ts';
import type { Journal } from '../../backend/journal/Journal.ts';
import type { CommandContext, ProgramEntries } from './Command.ts';
import { EXIT_CODES, EXIT_OK } from './exitCodes.ts';
import type { Input } from './input.ts';
import { COMMANDS } from './commands.ts';
import { Output } from './output.ts';
import { parseLine, type ParsedLine } from './parse.ts';
import type { TextStream } from './textStream.ts';

/** How long an interrupted command may take to tidy up. */
const TIDY_MILLISECONDS = 1_000;

/** What a person asks of the window on the command line. */
export interface WindowOptions {
  /** for a screen reader */
  plain: boolean;
}

export interface Surroundings {
  environment: Environment;
  input: Input;
  results: TextStream;
  talking: TextStream;
  entries: ProgramEntries;
  /** fires at Ctrl-C */
  signal: AbortSignal;
  now(): Date;
  openJournal(context: CommandContext): Promise<Journal>;
  /** opens the window; resolves to the exit code */
  openWindow(context: CommandContext, options: WindowOptions): Promise<number>;
}

/** Runs the command line and says on the error output what went wrong. Never throws. */
export async function runCli(line: readonly string[], surroundings: Surroundings): Promise<number> {
  let journal: Promise<Journal> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let output = new Output(surroundings.results, surroundings.talking, false, surroundings.environment);
  try {
    const parsed = parseLine(line);
    output = new Output(surroundings.results, surroundings.talking, parsed.json, surroundings.environment);
    const context: CommandContext = {
      home: journalHome(surroundings.environment, parsed.home),
      cache: cacheFolder(surroundings.environment),
      environment: surroundings.environment,
      entries: surroundings.entries,
      input: surroundings.input,
      output,
      commands: COMMANDS,
      signal: surroundings.signal,
      now: () => surroundings.now(),
      journal: () => {
        // What was interrupted must not begin anything more.
        if (surroundings.signal.aborted) throw interrupted();
        // After a failure the next call tries again.
        return (journal ??= surroundings.openJournal(context).catch((error: unknown) => {
          journal = null;
          throw error;
        }));
      },
      onProgress: (progress) => output.progress(progress),
    };
    if (opensWindow(parsed)) return await openWindow(parsed, context, surroundings);
    const work = perform(parsed, context);
    running = work;
    if (parsed.command?.endsInOrder === true) return await work;
    return await Promise.race([work, interruption(surroundings.signal)]);
  } catch (error) {
    output.endProgress();
    return complain(error, surroundings.talking);
  } finally {
    await closeQuietly(journal);
    // An interrupted download still stops its helpers and lets go of its lock.
    await Promise.race([running.catch(() => undefined), delay(TIDY_MILLISECONDS, undefined, { ref: false })]);
  }
}

async function perform(parsed: ParsedLine, context: CommandContext): Promise<number> {
  const { command, invocation } = parsed;
  if (parsed.version) {
    const { packageVersion } = await import('../../backend/packageFiles.ts');
    context.output.print(packageVersion(), packageVersion);
    return EXIT_OK;
  }
  if (parsed.help) {
    const { commandHelp, generalHelp } = await import('./help.ts');
    const text = command === null ? generalHelp(COMMANDS) : commandHelp(command);
    context.output.print(text, () => text);
    return EXIT_OK;
  }
  if (command === null) return EXIT_OK;
  return (await (await command.load())(invocation, context)) ?? EXIT_OK;
}

function opensWindow({ command, help, version }: ParsedLine): boolean {
  return command === null && !help && !version;
}

/** The window has its own way with signals: it leaves the terminal as it found it. */
async function openWindow({ plain }: ParsedLine, context: CommandContext, surroundings: Surroundings): Promise<number> {
  if (context.output.json || !context.input.isTerminal || surroundings.results.isTTY !== true) {
    throw new UsageError('The journal opens only in a terminal.', 'Run kith in one, or use a command: kith help');
  }
  if (surroundings.environment['TERM'] === 'dumb') {
    throw new UsageError(
      'This terminal can only print lines (TERM=dumb), and the journal needs a screen.',
      'Use commands, e.g. kith add, kith list, kith search; all of them: kith help',
    );
  }
  return surroundings.openWindow(context, { plain: plain || surroundings.environment['INK_SCREEN_READER'] === 'true' });
}

function interrupted(): KithError {
  return new KithError('interrupted', 'Interrupted.', 'What was saved is safe.');
}

async function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(interrupted());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function complain(error: unknown, talking: TextStream): number {
  const { kind, message, nextStep } =
    error instanceof KithError
      ? error
      : new KithError('failure', `Something went wrong: ${describeError(error)}.`, 'Run `kith doctor`.');
  talking.write(`${harmless(message)}\n${harmless(nextStep)}\n`);
  return EXIT_CODES[kind];
}

/** File names and mistyped words may hold anything, and are drawn to a terminal. */
function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

async function closeQuietly(journal: Promise<Journal> | null): Promise<void> {
  await journal?.then((open) => open.close()).catch(() => undefined);
}
