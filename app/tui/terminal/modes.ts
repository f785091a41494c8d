/** The one owner of terminal modes: alternate screen, raw input, bracketed paste, key reports, cursor visibility. */

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

/**
 * Kitty's keyboard protocol: keys that look alike otherwise are told apart (1), and keys of any layout are named in a
 * Latin one too (4). Other terminals ignore the request.
 */
const PUSH_KEY_REPORTS = '\x1b[>5u';
const POP_KEY_REPORTS = '\x1b[<u';

/** The part of stdin that modes need. */
export interface RawInput {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** The part of stdout that modes need. */
export interface ModeOutput {
  write(text: string): unknown;
}

export interface TerminalModes {
  /** Takes the terminal over. Does nothing when it is taken already. */
  enter(): void;
  /** Gives it back as it was. Does nothing when it is given back already; never throws. */
  leave(): void;
  readonly entered: boolean;
}

export interface TerminalModesOptions {
  stdin: RawInput;
  stdout: ModeOutput;
  /** ask for kitty key reports; terminals without them ignore the request. Default true. */
  keyReports?: boolean;
}

export function createTerminalModes({ stdin, stdout, keyReports = true }: TerminalModesOptions): TerminalModes {
  let entered = false;

  function setRaw(raw: boolean): void {
    if (stdin.isTTY === true) stdin.setRawMode?.(raw);
  }

  return {
    enter() {
      if (entered) return;
      entered = true;
      setRaw(true);
      stdin.resume();
      stdout.write(ENTER + (keyReports ? PUSH_KEY_REPORTS : ''));
    },
    leave() {
      if (!entered) return;
      entered = false;
      // The terminal may be gone (SIGHUP); what can still be restored is.
      attempt(() => stdout.write((keyReports ? POP_KEY_REPORTS : '') + LEAVE));
      attempt(() => setRaw(false));
      attempt(() => stdin.pause());
    },
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
