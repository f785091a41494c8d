/**
 * The surface Ink draws on. Ink hands over whole frames; the canvas writes only the rows that changed, in absolute
 * positions, inside one synchronized update, and keeps the cursor where the text field wants it.
 *
 * Ink 6.8 has its own incremental writer, but it starts one row too low when a frame is shorter than the screen, wipes
 * the scrollback after a resize, and loses the cursor whenever anything but the text field is drawn again.
 */
import { Writable } from 'node:stream';
import { caretSequence, changedRows, sameCaret, type Caret } from './rows.ts';

const BEGIN_UPDATE = '\u001B[?2026h';
const END_UPDATE = '\u001B[?2026l';

export interface Size {
  columns: number;
  rows: number;
}

export class Canvas extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  private frame: readonly string[] = [];
  private shown: readonly string[] = [];
  private caret: Caret | null = null;
  private shownCaret: Caret | null = null;
  private state: 'drawing' | 'paused' | 'closed' = 'drawing';
  private flushing = false;

  /** @param terminal where the escape sequences go; @param size its size now, in cells */
  constructor(
    private readonly terminal: NodeJS.WritableStream & { writableNeedDrain?: boolean },
    size: Size,
  ) {
    super({ decodeStrings: false });
    this.columns = size.columns;
    this.rows = size.rows;
  }

  /** Takes one whole frame from Ink. */
  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    if (typeof chunk === 'string' && chunk !== '' && this.state !== 'closed') {
      this.frame = chunk.split('\n').slice(0, this.rows);
      this.schedule();
    }
    done();
  }

  /** Puts the cursor on a cell of the frame, or hides it. It stays there until told otherwise. */
  setCaret(caret: Caret | null): void {
    this.caret = caret;
    this.schedule();
  }

  /** The terminal has another size: nothing that stands on it can be trusted. */
  resize(size: Size): void {
    this.columns = size.columns;
    this.rows = size.rows;
    // A frame made for the old width would wrap; the next one is on its way.
    this.frame = [];
    this.repaint();
  }

  /** Draws everything again, also after `pause`. */
  repaint(): void {
    if (this.state === 'closed') return;
    this.state = 'drawing';
    this.shown = [];
    this.shownCaret = null;
    this.terminal.write('\u001B[?25l\u001B[H\u001B[2J');
    this.schedule();
  }

  /** Leaves the terminal to somebody else until `repaint`. */
  pause(): void {
    if (this.state === 'drawing') this.state = 'paused';
  }

  /** Writes nothing any more. */
  close(): void {
    this.state = 'closed';
  }

  /** All that happens in one turn of the event loop becomes one write; a slow terminal gets fewer, newer frames. */
  private schedule(): void {
    if (this.flushing || this.state !== 'drawing') return;
    this.flushing = true;
    const flush = (): void => {
      this.flushing = false;
      this.flush();
    };
    if (this.terminal.writableNeedDrain === true) this.terminal.once('drain', flush);
    else queueMicrotask(flush);
  }

  private flush(): void {
    if (this.state !== 'drawing') return;
    const changes = changedRows(this.shown, this.frame);
    if (changes === '' && sameCaret(this.caret, this.shownCaret)) return;
    const hide = changes !== '' && this.shownCaret !== null ? caretSequence(null) : '';
    this.terminal.write(BEGIN_UPDATE + hide + changes + caretSequence(this.caret) + END_UPDATE);
    this.shown = this.frame;
    this.shownCaret = this.caret;
  }
}
