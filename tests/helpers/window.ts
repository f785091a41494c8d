/** The window as a person has it: the built program in a pseudo-terminal, its screen read through a terminal emulator. */
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { PROGRAM, type TestJournal } from './kith.ts';
import { waitUntil } from './waitUntil.ts';

export interface Window {
  pid: number;
  /** the lines now on the screen */
  screen: () => string;
  type: (keys: string) => void;
  /** waits until the screen shows a text, and returns the screen */
  shows: (text: string | RegExp, milliseconds?: number) => Promise<string>;
  kill: (signal: NodeJS.Signals) => void;
  /** resolves with the exit code and how long ago the key or signal before it was sent */
  ended: () => Promise<{ code: number; milliseconds: number }>;
  /** everything the program wrote */
  output: () => string;
}

export const KEYS = {
  enter: '\r',
  escape: '\u001B',
  save: '\u0013',
  interrupt: '\u0003',
  down: '\u001B[B',
  up: '\u001B[A',
};

export function openWindow(
  journal: TestJournal,
  size: { columns: number; rows: number } = { columns: 120, rows: 40 },
): Window {
  const { columns: cols, rows } = size;
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const environment = Object.entries({ ...journal.environment, TERM: 'xterm-256color' });
  const program = spawn(process.execPath, [PROGRAM], {
    cols,
    rows,
    env: Object.fromEntries(environment.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  });
  let written = '';
  let lastInput = performance.now();
  let exit: { code: number; at: number } | null = null;
  program.onData((data) => {
    written += data;
    terminal.write(data);
  });
  program.onExit(({ exitCode }) => (exit = { code: exitCode, at: performance.now() }));
  onTestFinished(() => {
    if (exit === null) program.kill('SIGKILL');
  });
  const screen = (): string => {
    const buffer = terminal.buffer.active;
    return Array.from(
      { length: rows },
      (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '',
    ).join('\n');
  };
  return {
    pid: program.pid,
    screen,
    output: () => written,
    type(keys) {
      lastInput = performance.now();
      program.write(keys);
    },
    kill(signal) {
      lastInput = performance.now();
      process.kill(program.pid, signal);
    },
    async shows(text, milliseconds) {
      const found = () => (typeof text === 'string' ? screen().includes(text) : text.test(screen()));
      try {
        await waitUntil(`the screen shows ${String(text)}`, found, milliseconds);
      } catch (error) {
        throw new Error(`${String(error)}; it shows:\n${screen()}`, { cause: error });
      }
      return screen();
    },
    async ended() {
      const { code, at } = await waitUntil('the window has ended', () => exit);
      return { code, milliseconds: at - lastInput };
    },
  };
}
