/** The terminal is taken over once and always given back, however the process ends. */
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { describe, expect, it, vi } from 'vitest';
import { createTerminalModes } from '../../../../app/tui/terminal/modes.ts';

const MODES_PROCESS = fileURLToPath(new URL('../../../helpers/modesProcess.ts', import.meta.url));

/** A terminal that notes everything that is done to it. */
function fakeTerminal() {
  const log: string[] = [];
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (raw: boolean) => log.push(raw ? 'raw' : 'cooked'),
    resume: () => log.push('resume'),
    pause: () => log.push('pause'),
  });
  const stdout = Object.assign(new EventEmitter(), { write: (text: string) => log.push(text) });
  const ending = new EventEmitter();
  return {
    log,
    stdin,
    stdout,
    ending,
    modes: createTerminalModes({ stdin, stdout, process: ending, keyReports: true }),
  };
}

describe('terminal modes', () => {
  it('are entered and left once, however often that is asked', () => {
    const { log, modes } = fakeTerminal();
    modes.leave();
    expect(log).toEqual([]);
    modes.enter();
    modes.enter();
    expect(log).toEqual(['raw', 'resume', '\x1b[?1049h\x1b[2J\x1b[H\x1b[?2004h\x1b[?25l\x1b[>5u']);
    expect(modes.entered).toBe(true);
    log.length = 0;
    modes.leave();
    modes.leave();
    expect(log).toEqual(['\x1b[<u\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l', 'cooked', 'pause']);
    expect(modes.entered).toBe(false);
  });

  it('can be entered again', () => {
    const { log, modes } = fakeTerminal();
    modes.enter();
    modes.leave();
    log.length = 0;
    modes.enter();
    expect(log[0]).toBe('raw');
    modes.leave();
  });

  it.each(['exit', 'uncaughtExceptionMonitor'])('are left at %s, and nothing is left listening', (event) => {
    const { modes, ending } = fakeTerminal();
    modes.enter();
    ending.emit(event);
    expect(modes.entered).toBe(false);
    expect(ending.eventNames()).toEqual([]);
  });

  it('are left as far as possible when the terminal is gone', () => {
    const { log, stdin, stdout, modes } = fakeTerminal();
    modes.enter();
    log.length = 0;
    stdout.write = () => {
      throw new Error('EIO');
    };
    modes.leave();
    expect(log).toEqual(['cooked', 'pause']);
    // An error event that nobody hears would end the process.
    stdout.emit('error', new Error('EIO'));
    stdin.emit('error', new Error('EIO'));
  });

  it('do not ask a console that would print the question for key reports', () => {
    vi.stubEnv('TERM', 'linux');
    const { stdin, stdout, log, ending } = fakeTerminal();
    createTerminalModes({ stdin, stdout, process: ending }).enter();
    vi.unstubAllEnvs();
    expect(log.join('')).not.toContain('\x1b[>');
  });
});

describe('a real terminal', () => {
  it.each([
    ['quit', 0, ''],
    ['exit', 3, ''],
    ['throw', 1, 'crashed on purpose'],
    ['reject', 1, 'rejected on purpose'],
  ])('is given back at %s', async (way, code, reason) => {
    const terminal = spawn(process.execPath, ['--import', 'tsx', MODES_PROCESS, way], { name: 'xterm-256color' });
    let output = '';
    const exited = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
    terminal.onData((data) => {
      output += data;
      if (output.endsWith('READY')) terminal.write('g');
    });
    expect(await exited).toBe(code);
    const left = output.indexOf('\x1b[?1049l');
    expect(left).toBeGreaterThan(output.indexOf('\x1b[?1049h'));
    expect(output.lastIndexOf('\x1b[?25h')).toBeGreaterThan(output.lastIndexOf('\x1b[?25l'));
    // The reason is printed where it can be read: on the shell's own screen.
    if (reason !== '') expect(output.indexOf(reason)).toBeGreaterThan(left);
  });
});
