/** Ctrl-Z stops the process with the terminal as the shell knows it, and everything comes back afterwards. */
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { spawn, type IPty } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { suspend } from '../../../../app/tui/terminal/suspend.ts';

const MODES_PROCESS = fileURLToPath(new URL('../../../helpers/modesProcess.ts', import.meta.url));

describe('suspend', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function suspendable() {
    const log: string[] = [];
    const modes = {
      entered: true,
      enter: () => void log.push('enter'),
      leave: () => void log.push('leave'),
    };
    const current = Object.assign(new EventEmitter(), {
      kill: (pid: number, signal: string) => log.push(`${signal} to ${pid}`),
    });
    return { log, modes, current, start: () => suspend(modes, () => log.push('repaint'), current) };
  }

  it('leaves, stops the whole job, and comes back once when continued', () => {
    const { log, current, start } = suspendable();
    start();
    expect(log).toEqual(['leave', 'SIGTSTP to 0']);
    current.emit('SIGCONT');
    current.emit('SIGCONT');
    vi.runAllTimers();
    expect(log).toEqual(['leave', 'SIGTSTP to 0', 'enter', 'repaint']);
    expect(current.eventNames()).toEqual([]);
  });

  it('comes back by itself when nothing stopped it', () => {
    const { log, current, start } = suspendable();
    start();
    vi.runAllTimers();
    expect(log).toEqual(['leave', 'SIGTSTP to 0', 'enter', 'repaint']);
    expect(current.eventNames()).toEqual([]);
  });

  it('does nothing while the terminal is somebody else’s', () => {
    const { log, modes, start } = suspendable();
    modes.entered = false;
    start();
    expect(log).toEqual([]);
  });
});

describe('a real shell', () => {
  /** Resolves when the terminal has shown a text after everything waited for before. */
  function reader(terminal: IPty): (text: string) => Promise<void> {
    let output = '';
    const waiting: { text: string; resolve: () => void }[] = [];
    const look = (): void => {
      const [first] = waiting;
      const at = first === undefined ? -1 : output.indexOf(first.text);
      if (first === undefined || at === -1) return;
      output = output.slice(at + first.text.length);
      waiting.shift();
      first.resolve();
      look();
    };
    terminal.onData((data) => {
      output += data;
      look();
    });
    return (text) =>
      new Promise((resolve) => {
        waiting.push({ text, resolve });
        look();
      });
  }

  it('takes over while we are stopped, and gives the terminal back with fg', async () => {
    const terminal = spawn('bash', ['--norc', '--noprofile', '-i'], { name: 'xterm-256color' });
    const exited = new Promise((resolve) => terminal.onExit(resolve));
    const shows = reader(terminal);
    terminal.write(`'${process.execPath}' --import tsx '${MODES_PROCESS}' suspend\r`);
    await shows('READY');
    terminal.write('g');
    await shows('\x1b[?1049l');
    await shows('Stopped');
    // The quotes keep the shell's echo of the command from being taken for its output.
    terminal.write("echo the 'shell' answers\r");
    await shows('the shell answers');
    terminal.write('fg\r');
    await shows('\x1b[?1049h');
    await shows('REPAINTED');
    terminal.write('q');
    await shows('\x1b[?1049l');
    terminal.write('exit\r');
    await exited;
  });
});
