/** Where results and talk go: results to standard output, everything else to standard error. */
import type { Progress } from '../../backend/supply/progress.ts';
import type { Environment } from '../../backend/paths.ts';
import { ProgressLine } from './progressLine.ts';
import { readerIsGone } from './readerIsGone.ts';
import type { TextStream } from './textStream.ts';

export class Output {
  private readonly progressLine: ProgressLine;

  constructor(
    private readonly results: TextStream,
    private readonly talking: TextStream,
    /** results are one JSON value */
    readonly json: boolean,
    private readonly environment: Environment,
  ) {
    this.progressLine = new ProgressLine(talking);
  }

  /** Cells of a row of the terminal results go to, or null when they go elsewhere. */
  get width(): number | null {
    if (this.results.isTTY !== true) return null;
    // A terminal that was never told its size says 0.
    return this.results.columns === undefined || this.results.columns === 0 ? 80 : this.results.columns;
  }

  /** Prints a result: the value as JSON, or else the lines of text, which must be safe to draw. */
  print(value: unknown, text: () => string | readonly string[]): void {
    this.progressLine.end();
    if (this.json) this.results.write(`${JSON.stringify(value)}\n`);
    else for (const line of [text()].flat()) this.results.write(`${line}\n`);
  }

  /** Says something that is no result. */
  talk(line: string): void {
    this.progressLine.end();
    this.talking.write(`${line}\n`);
  }

  /** Shows how far something is; on a terminal each call replaces the last. */
  progress(progress: Progress): void {
    this.progressLine.show(progress);
  }

  /** Shows how many of a number of things are done. */
  counting(what: string, done: number, all: number): void {
    this.progressLine.count(what, done, all);
  }

  /** Whether results go to a pipe that nobody reads any more. */
  async readerIsGone(): Promise<boolean> {
    return this.results.fd !== undefined && readerIsGone(this.results.fd);
  }

  /** Shows a short state; on a terminal each call replaces the last. */
  state(text: string): void {
    this.progressLine.state(text);
  }

  /** Ends a line of progress, so that other text can follow. */
  endProgress(): void {
    this.progressLine.end();
  }

  /** Text set back, where colours are wanted: not in pipes, not with NO_COLOR. */
  faint(text: string): string {
    const coloured =
      this.width !== null && (this.environment['NO_COLOR'] ?? '') === '' && this.environment['TERM'] !== 'dumb';
    return coloured ? `\u001b[2m${text}\u001b[22m` : text;
  }
}
