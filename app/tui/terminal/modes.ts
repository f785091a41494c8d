/** The one owner of terminal modes: alternate screen, raw input, paste and key reports, the mouse, the cursor. */

const ENTER = [
  '\x1b[?1049h', // alternate screen, so that the shell's screen comes back untouched
  '\x1b[2J\x1b[H', // not every terminal clears it
  '\x1b[?2004h', // bracketed paste
  '\x1b[?25l', // the cursor is shown where a field asks for it
].join('');

const LEAVE = [
  '\x1b[?2026l', // a frame cut short must not leave the terminal waiting for its end
  '\x1b[0m',
  '\x1b[?2004l',
  '\x1b[?25h',
  '\x1b[?1049l',
].join('');

/** Buttons and the wheel (1000), told in numbers of any size (1006). */
const MOUSE_ON = '\x1b[?1000h\x1b[?1006h';
const MOUSE_OFF = '\x1b[?1006l\x1b[?1000l';

/**
 * Kitty's keyboard protocol: keys that look alike otherwise are told apart (1), and keys of any layout are named in a
 * Latin one too (4). Most other terminals ignore the request.
 */
const PUSH_KEY_REPORTS = '\x1b[>5u';
const POP_KEY_REPORTS = '\x1b[<u';

/** Terminals that would print the request instead. */
const NO_KEY_REPORTS = new Set(['linux', 'dumb']);

/** The part of stdin that modes need. */
export interface RawInput {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/** The part of stdout that modes need. */
export interface ModeOutput {
  write(text: string): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/** The part of `process` that says when it ends. */
export interface EndingProcess {
  on(event: 'exit' | 'uncaughtExceptionMonitor', listener: () => void): unknown;
  off(event: 'exit' | 'uncaughtExceptionMonitor', listener: () => void): unknown;
}

export interface TerminalModes {
  /** Takes the terminal over. Does nothing when it is taken already. */
  enter(): void;
  /** Gives it back as it was. Does nothing when it is given back already; never throws. */
  leave(): void;
  /** Takes the mouse over, or leaves it to the terminal; also while the modes are not entered. */
  setMouse(on: boolean): void;
  readonly entered: boolean;
}

export interface TerminalModesOptions {
  stdin: RawInput;
  stdout: ModeOutput;
  /** ask for kitty key reports; by default where $TERM is not known to print them */
  keyReports?: boolean;
  process?: EndingProcess;
}

/**
 * Modes of a terminal, given back also when the process exits or crashes. Signals are for whoever runs the window:
 * its handler must quit in order, or exit.
 */
export function createTerminalModes(options: TerminalModesOptions): TerminalModes {
  const { stdin, stdout } = options;
  const current = options.process ?? process;
  const keyReports = options.keyReports ?? !NO_KEY_REPORTS.has(process.env['TERM'] ?? '');
  let entered = false;
  let mouse = false;

  // When the terminal is closed, reading and writing fail, which must not keep a draft from being written.
  stdin.on('error', () => undefined);
  stdout.on('error', () => undefined);

  function setRaw(raw: boolean): void {
    if (stdin.isTTY === true) stdin.setRawMode?.(raw);
  }

  function enter(): void {
    if (entered) return;
    entered = true;
    current.on('exit', leave);
    // Before the reason of a crash is printed, so that it can be read.
    current.on('uncaughtExceptionMonitor', leave);
    setRaw(true);
    stdin.resume();
    stdout.write(ENTER + (keyReports ? PUSH_KEY_REPORTS : '') + (mouse ? MOUSE_ON : ''));
  }

  function leave(): void {
    if (!entered) return;
    entered = false;
    current.off('exit', leave);
    current.off('uncaughtExceptionMonitor', leave);
    // The terminal may be gone; what can still be restored is.
    attempt(() => stdout.write((mouse ? MOUSE_OFF : '') + (keyReports ? POP_KEY_REPORTS : '') + LEAVE));
    attempt(() => setRaw(false));
    attempt(() => stdin.pause());
  }

  function setMouse(on: boolean): void {
    if (on === mouse) return;
    mouse = on;
    if (entered) stdout.write(on ? MOUSE_ON : MOUSE_OFF);
  }

  return {
    enter,
    leave,
    setMouse,
    get entered() {
      return entered;
    },
  };
}

function attempt(step: () => unknown): void {
  try {
    step();
  } catch {
    // A dead terminal needs no restoring.
  }
}
