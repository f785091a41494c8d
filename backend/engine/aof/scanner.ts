/**
 * Finds where an append-only file stops being whole. Redis itself cuts half a command but leaves a transaction open
 * whose EXEC is missing; everything written after that vanishes at the next start (valkey-io/valkey#4342).
 */

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
/** Longest protocol line we can meet: a sign and a number. */
const MAX_LINE = 32;
/** Longest first word that matters: MULTI. */
const MAX_NAME = 5;

export interface ScanResult {
  /** bytes from the start that hold whole commands and closed transactions only */
  sound: number;
  /** bytes seen in all */
  total: number;
  /** where something that is no command begins, or null when the file is only cut short */
  damagedAt: number | null;
}

type Expected = 'command' | 'argument' | 'body';

/** Takes the file in chunks of any size; `result()` may be asked at any time. Pure. */
export class AppendOnlyScanner {
  private total = 0;
  private sound = 0;
  private commandStart = 0;
  private transactionStart: number | null = null;
  private damagedAt: number | null = null;
  private expected: Expected = 'command';
  private line = '';
  private lineStart = 0;
  private argumentsLeft = 0;
  private isFirstArgument = false;
  private bodyLeft = 0;
  private name = '';

  /** @param chunk the next bytes of the file */
  push(chunk: Uint8Array): void {
    let index = 0;
    while (index < chunk.length && this.damagedAt === null) {
      index = this.expected === 'body' ? this.takeBody(chunk, index) : this.takeLine(chunk, index);
    }
    this.total += chunk.length;
  }

  result(): ScanResult {
    return { sound: this.transactionStart ?? this.sound, total: this.total, damagedAt: this.damagedAt };
  }

  /** Where the first command begins that is not whole; a command of an open transaction counts as whole. */
  broken(): number {
    return this.sound;
  }

  private takeBody(chunk: Uint8Array, index: number): number {
    const taken = Math.min(this.bodyLeft, chunk.length - index);
    if (this.isFirstArgument) {
      for (let at = index; at < index + taken && this.name.length < MAX_NAME; at++) {
        this.name += String.fromCharCode(chunk[at] ?? 0);
      }
    }
    this.bodyLeft -= taken;
    if (this.bodyLeft === 0) this.endArgument(this.total + index + taken);
    return index + taken;
  }

  private takeLine(chunk: Uint8Array, index: number): number {
    if (this.line === '') this.lineStart = this.total + index;
    for (let at = index; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === LINE_FEED && this.line.endsWith('\r')) {
        this.endLine(this.line.slice(0, -1));
        this.line = '';
        return at + 1;
      }
      if (byte !== CARRIAGE_RETURN && (byte < 32 || byte > 126 || this.line.length > MAX_LINE)) {
        this.damage();
        return at;
      }
      this.line += String.fromCharCode(byte);
    }
    return chunk.length;
  }

  private endLine(line: string): void {
    const count = /^[*$](\d{1,10})$/.test(line) ? Number(line.slice(1)) : -1;
    if (this.expected === 'command' && line.startsWith('*') && count > 0) {
      this.commandStart = this.lineStart;
      this.argumentsLeft = count;
      this.isFirstArgument = true;
      this.name = '';
      this.expected = 'argument';
    } else if (this.expected === 'argument' && line.startsWith('$') && count >= 0) {
      // The body is followed by its own line end.
      this.bodyLeft = count + 2;
      this.expected = 'body';
    } else {
      this.damage();
    }
  }

  private endArgument(offset: number): void {
    this.isFirstArgument = false;
    this.argumentsLeft -= 1;
    this.expected = this.argumentsLeft > 0 ? 'argument' : 'command';
    if (this.argumentsLeft > 0) return;
    const name = this.name.trimEnd().toUpperCase();
    if (name === 'MULTI') this.transactionStart = this.commandStart;
    if (name === 'EXEC') this.transactionStart = null;
    this.sound = offset;
  }

  private damage(): void {
    this.damagedAt = this.lineStart;
  }
}
