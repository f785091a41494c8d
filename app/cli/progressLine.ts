/** One line on the error output that says how far something is. */
import type { Progress } from '../../backend/supply/progress.ts';
import type { TextStream } from './textStream.ts';

/** Redrawing more often than this only flickers. */
const REDRAW_MILLISECONDS = 100;

export class ProgressLine {
  private shown = '';
  private drawn = 0;

  constructor(private readonly stream: TextStream) {}

  show({ what, done, total }: Progress): void {
    // In a file or a pipe one line for each thing is enough.
    if (this.stream.isTTY !== true) return this.state(`Fetching ${what} (${megabytes(total)} MB)`);
    if (!this.isDue(done, total)) return;
    const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
    this.state(`Fetching ${what}: ${percent} % of ${megabytes(total)} MB`);
  }

  /** Shows how many of a number of things are done. */
  count(what: string, done: number, all: number): void {
    if (this.stream.isTTY !== true) this.state(what);
    else if (this.isDue(done, all)) this.state(`${what}: ${done} of ${all}`);
  }

  /** Shows a text, if it is not shown already. */
  state(text: string): void {
    if (text === this.shown) return;
    this.shown = text;
    this.stream.write(this.stream.isTTY === true ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** Ends the line, so that other text can follow. */
  end(): void {
    if (this.shown !== '' && this.stream.isTTY === true) this.stream.write('\n');
    this.shown = '';
  }

  private isDue(done: number, all: number): boolean {
    const now = Date.now();
    if (done < all && now - this.drawn < REDRAW_MILLISECONDS) return false;
    this.drawn = now;
    return true;
  }
}

function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 1e6));
}
