/** Writes in the editor a person likes best: $VISUAL, $EDITOR or vi, on a file only they can read. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../../backend/errors.ts';
import type { TerminalModes } from './modes.ts';

export interface ExternalEditorOptions {
  /** the journal's home; the file lies in its folder `drafts/` while the editor runs */
  home: string;
  modes: TerminalModes;
  /** called when the terminal is ours again */
  repaint: () => void;
  environment?: NodeJS.ProcessEnv;
}

/** The command line of the editor to use. */
export function editorCommand(environment: NodeJS.ProcessEnv): string {
  return environment['VISUAL']?.trim() || environment['EDITOR']?.trim() || 'vi';
}

/**
 * Opens a text in the external editor and resolves to what it became, with \n as line break; null when the editor
 * ended with a failure, which is how a person says "leave it as it was". Throws UsageError when it cannot be started.
 */
export async function editExternally(text: string, options: ExternalEditorOptions): Promise<string | null> {
  const command = editorCommand(options.environment ?? process.env);
  const folder = path.join(options.home, 'drafts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `editing-${process.pid}-${randomBytes(4).toString('hex')}.md`);
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    options.modes.leave();
    const code = await runEditor(command, file, options.environment ?? process.env);
    return code === 0 ? afterEditing(text, await readFile(file, 'utf8')) : null;
  } finally {
    await rm(file, { force: true });
    options.modes.enter();
    options.repaint();
  }
}

/** Runs the editor as a shell would, so that it may have arguments: `code --wait`. */
async function runEditor(command: string, file: string, environment: NodeJS.ProcessEnv): Promise<number> {
  // Ctrl-C in the editor also reaches us, its parent, and must not end the journal.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn('/bin/sh', ['-c', `${command} "$1"`, 'editor', file], { stdio: 'inherit', env: environment });
      child.once('error', (cause) => reject(cannotStart(command, cause)));
      child.once('exit', (code) => {
        if (code === 126 || code === 127) reject(cannotStart(command));
        else resolve(code ?? 1);
      });
    });
  } finally {
    process.off('SIGINT', ignore);
  }
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

/** Editors end a file with a line break that nobody wrote. */
function afterEditing(before: string, after: string): string {
  const text = after.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return text.endsWith('\n') && !before.endsWith('\n') ? text.slice(0, -1) : text;
}
