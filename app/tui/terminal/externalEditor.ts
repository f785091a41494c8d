/** Writes in the editor a person likes best: $VISUAL, $EDITOR or vi, on a file only they can read. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KithError, UsageError } from '../../../backend/errors.ts';
import { editingName } from '../../drafts/editing.ts';
import type { TerminalModes } from './modes.ts';

export interface ExternalEditorOptions {
  /** the journal's home; the file lies in its folder `drafts/` while the editor runs */
  home: string;
  modes: Pick<TerminalModes, 'enter' | 'leave'>;
  /** called at the end, whatever happened */
  repaint: () => void;
  environment?: NodeJS.ProcessEnv;
}

/** What a shell says of a program it cannot run or find. */
const CANNOT_RUN = new Set([126, 127]);

/** The command line of the editor to use. */
export function editorCommand(environment: NodeJS.ProcessEnv): string {
  return environment['VISUAL']?.trim() || environment['EDITOR']?.trim() || 'vi';
}

/**
 * Opens a text in the external editor and resolves to what it became, with \n as line break; null when the editor
 * ended with a failure, which is how a person says "leave it as it was".
 *
 * Throws UsageError when the editor cannot be started, KithError when it leaves no file. The file is always removed.
 */
export async function editExternally(text: string, options: ExternalEditorOptions): Promise<string | null> {
  const environment = options.environment ?? process.env;
  const folder = path.join(options.home, 'drafts');
  const file = path.join(folder, editingName());
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    const code = await withTerminal(options.modes, () => runEditor(editorCommand(environment), file, environment));
    return code === 0 ? afterEditing(text, await readEdited(file)) : null;
  } finally {
    options.repaint();
    await rm(file, { force: true });
  }
}

/** Lends the terminal to the editor while it runs. */
async function withTerminal<T>(modes: ExternalEditorOptions['modes'], work: () => Promise<T>): Promise<T> {
  // Ctrl-C in the editor also reaches us, its parent, and must not end the journal.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  modes.leave();
  try {
    return await work();
  } finally {
    process.off('SIGINT', ignore);
    modes.enter();
  }
}

/** Runs the editor as a shell would, so that it may have arguments: `code --wait`. Resolves to its exit code. */
function runEditor(command: string, file: string, environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `${command} "$1"`, 'editor', file], { stdio: 'inherit', env: environment });
    child.once('error', (cause) => reject(cannotStart(command, cause)));
    child.once('exit', (code) => {
      if (code !== null && CANNOT_RUN.has(code)) reject(cannotStart(command));
      else resolve(code ?? 1);
    });
  });
}

function cannotStart(command: string, cause?: unknown): UsageError {
  return new UsageError(
    `The editor "${command}" could not be started.`,
    'Set VISUAL or EDITOR to an editor you have.',
    {
      cause,
    },
  );
}

async function readEdited(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new KithError(
      'failure',
      'The editor left no file to read.',
      'Save the text under the name it was opened with.',
      {
        cause,
      },
    );
  }
}

/** Without what editors add: a byte order mark, and a line break at the end that nobody wrote. */
function afterEditing(before: string, after: string): string {
  const text = after.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return text.endsWith('\n') && !before.endsWith('\n') ? text.slice(0, -1) : text;
}
