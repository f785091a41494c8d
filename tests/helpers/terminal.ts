/** The whole window in a real terminal emulator without a screen: type keys, wait for text, look at the cells. */
import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import type { Journal } from '../../backend/journal/Journal.ts';
import { startTui, type TuiOptions } from '../../app/tui/start.tsx';
import type { OnState } from '../../app/tui/state/effects/JournalLink.ts';
import { FakeJournal } from './fakeJournal.ts';
import { FakeShelf } from './fakeShelf.ts';
import { waitUntil } from './waitUntil.ts';

/** What a terminal sends for keys that have no character. */
export const KEYS = {
  enter: '\r',
  escape: '\u001B',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  pageDown: '\u001B[6~',
  tab: '\t',
  backspace: '\u007F',
  f1: '\u001BOP',
  ctrlC: '\u0003',
  ctrlS: '\u0013',
  ctrlL: '\u000C',
} as const;

class FakeStdout extends Writable {
  readonly isTTY = true;
  bytes = '';
  constructor(
    public columns: number,
    public rows: number,
    private readonly terminal: InstanceType<typeof xterm.Terminal>,
  ) {
    super({ decodeStrings: false });
  }
  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.bytes += String(chunk);
    this.terminal.write(String(chunk), done);
  }
}

class FakeStdin extends PassThrough {
  readonly isTTY = true;
  raw = false;
  setRawMode(raw: boolean): this {
    this.raw = raw;
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  home: string;
  journal?: FakeJournal;
  /** instead of `journal` */
  openJournal?: (onState: OnState) => Promise<Journal>;
  shelf?: FakeShelf;
  environment?: NodeJS.ProcessEnv;
  /** for a screen reader */
  plain?: boolean;
}

export class TestTerminal {
  readonly journal: FakeJournal;
  readonly shelf: FakeShelf;
  /** the exit code, once the window is gone */
  readonly exited: Promise<number>;
  exitCode: number | null = null;
  readonly stdin = new FakeStdin();
  private readonly stdout: FakeStdout;
  private readonly terminal: InstanceType<typeof xterm.Terminal>;

  constructor(options: TerminalOptions) {
    const { columns = 80, rows = 24, home } = options;
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
    this.stdout = new FakeStdout(columns, rows, this.terminal);
    this.journal = options.journal ?? new FakeJournal(home);
    this.shelf = options.shelf ?? new FakeShelf();
    const tui: TuiOptions = {
      home,
      openJournal: options.openJournal ?? (() => Promise.resolve(this.journal)),
      models: this.shelf,
      // Stand-ins with what the window uses of a terminal.
      stdin: this.stdin as unknown as NodeJS.ReadStream,
      stdout: this.stdout as unknown as NodeJS.WriteStream,
      environment: options.environment ?? {},
      version: '0.1.0',
      plain: options.plain ?? false,
    };
    this.exited = startTui(tui).then(async (code) => {
      // The emulator takes what was written in its own time.
      await new Promise((resolve) => this.stdout.write('', resolve));
      return (this.exitCode = code);
    });
  }

  /** Sends what a keyboard would; each argument is one press or one burst of typing. */
  async type(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.stdin.write(key);
      // A lone Esc is only known as such after a moment in which nothing follows.
      if (key === KEYS.escape) await new Promise((resolve) => setTimeout(resolve, 60));
      await settled();
    }
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.stdout.columns = columns;
    this.stdout.rows = rows;
    this.stdout.emit('resize');
  }

  /** The rows of the screen as a person sees them, without blanks at their ends. */
  rows(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  }

  screen(): string {
    return this.rows().join('\n');
  }

  async waitFor(text: string | RegExp): Promise<string> {
    const found = (): boolean => (typeof text === 'string' ? this.screen().includes(text) : text.test(this.screen()));
    await waitUntil(`${String(text)} on the screen`, found, 5000).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${this.screen()}`);
    });
    return this.screen();
  }

  async waitUntilGone(text: string): Promise<string> {
    await waitUntil(`"${text}" gone from the screen`, () => !this.screen().includes(text), 5000).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}\n${this.screen()}`);
      },
    );
    return this.screen();
  }

  /** The row of the screen that contains a text. */
  rowWith(text: string): string {
    return this.rows().find((row) => row.includes(text)) ?? '';
  }

  /** Everything the window has written, escape sequences and all. */
  get bytes(): string {
    return this.stdout.bytes;
  }

  get cursor(): { column: number; row: number } {
    const { active } = this.terminal.buffer;
    return { column: active.cursorX, row: active.cursorY };
  }

  async close(): Promise<void> {
    if (this.exitCode === null) this.stdin.write(KEYS.ctrlC);
    await this.exited;
    this.terminal.dispose();
  }
}

/** Lets promises and streams that are due have their turn. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

/** Opens the window; it is closed when the test has finished. */
export function openTerminal(options: TerminalOptions): TestTerminal {
  // The window listens for signals of its process; many windows of one test file are no leak.
  EventEmitter.setMaxListeners(50, process);
  const terminal = new TestTerminal(options);
  onTestFinished(() => terminal.close());
  return terminal;
}

/** Presses a key until the row with a title is the selected one. */
export async function selectRow(terminal: TestTerminal, key: string, title: string | RegExp): Promise<void> {
  const isSelected = (): boolean =>
    terminal
      .rows()
      .some((row) => row.includes('›') && (typeof title === 'string' ? row.includes(title) : title.test(row)));
  for (let press = 0; press < 60 && !isSelected(); press++) {
    const before = terminal.screen();
    await terminal.type(key);
    await waitUntil(`${key} moves the selection`, () => terminal.screen() !== before);
  }
  if (!isSelected()) throw new Error(`${String(title)} cannot be selected:\n${terminal.screen()}`);
}
