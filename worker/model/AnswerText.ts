/** Turns generated tokens into text as they come, and finds the stop text. Pure. */

/** Tokens → text; `before` are the tokens just ahead, which decide on a leading space. */
export type Detokenize<Token> = (tokens: readonly Token[], before: readonly Token[]) => string;

export class AnswerText<Token> {
  #text = '';
  #stopped = false;
  /** tokens whose text is not complete yet: a character may span several */
  #open: Token[] = [];
  readonly #done: Token[] = [];
  readonly #longestStop: number;

  constructor(
    private readonly detokenize: Detokenize<Token>,
    private readonly stop: readonly string[],
  ) {
    this.#longestStop = Math.max(0, ...stop.map((text) => text.length));
  }

  /** The text so far, up to the first stop text. */
  get text(): string {
    return this.#text;
  }

  /** Adds one token. Returns true when a stop text has appeared: generation ends. */
  add(token: Token): boolean {
    this.#open.push(token);
    const piece = this.detokenize(this.#open, this.#done.slice(-4));
    // U+FFFD at the end is half a character; four tokens hold the longest.
    if (piece.endsWith('\uFFFD') && this.#open.length < 4) return false;
    this.#done.push(...this.#open);
    this.#open = [];
    return this.#append(piece);
  }

  /** Adds what is still open, at the end of generation. Returns the whole text. */
  finish(): string {
    if (this.#open.length > 0 && !this.#stopped) this.#append(this.detokenize(this.#open, this.#done.slice(-4)));
    this.#open = [];
    return this.#text;
  }

  #append(piece: string): boolean {
    const from = Math.max(0, this.#text.length - this.#longestStop);
    this.#text += piece;
    const ends = this.stop.map((text) => this.#text.indexOf(text, from)).filter((index) => index >= 0);
    if (ends.length === 0) return false;
    this.#text = this.#text.slice(0, Math.min(...ends));
    this.#stopped = true;
    return true;
  }
}
