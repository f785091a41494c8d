/** Turns generated tokens into text as they come, finds the stop text, and keeps how likely each piece was. Pure. */
import type { AnswerToken } from './ModelClient.ts';

/** Tokens → text; `before` are the tokens just ahead, which decide on a leading space. */
export type Detokenize<Token> = (tokens: readonly Token[], before: readonly Token[]) => string;

export class AnswerText<Token> {
  #text = '';
  #stopped = false;
  /** tokens whose text is not complete yet: a character may span several */
  #open: Token[] = [];
  /** how likely those are together; null where somebody does not say */
  #likelihood: number | null = 1;
  readonly #done: Token[] = [];
  readonly #pieces: { end: number; probability: number | null }[] = [];
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

  /**
   * Adds one token. Returns true when a stop text has appeared: generation ends.
   * @param probability null where it is not known
   */
  add(token: Token, probability: number | null = null): boolean {
    this.#open.push(token);
    this.#likelihood = this.#likelihood === null || probability === null ? null : this.#likelihood * probability;
    const piece = this.detokenize(this.#open, this.#done.slice(-4));
    // U+FFFD at the end is half a character; four tokens hold the longest.
    if (piece.endsWith('\uFFFD') && this.#open.length < 4) return false;
    return this.#append(piece);
  }

  /** Adds what is still open, at the end of generation. Tokens are left out where their probabilities are not known. */
  finish(): { text: string; tokens?: AnswerToken[] } {
    if (this.#open.length > 0 && !this.#stopped) this.#append(this.detokenize(this.#open, this.#done.slice(-4)));
    this.#open = [];
    const tokens = this.#tokens();
    return tokens === null ? { text: this.#text } : { text: this.#text, tokens };
  }

  #append(piece: string): boolean {
    const from = Math.max(0, this.#text.length - this.#longestStop);
    this.#text += piece;
    this.#done.push(...this.#open);
    this.#open = [];
    this.#pieces.push({ end: this.#text.length, probability: this.#likelihood });
    this.#likelihood = 1;
    const ends = this.stop.map((text) => this.#text.indexOf(text, from)).filter((index) => index >= 0);
    if (ends.length === 0) return false;
    this.#text = this.#text.slice(0, Math.min(...ends));
    this.#stopped = true;
    return true;
  }

  /** Those of which some text is left, now that the stop text is off; null when nothing is known of one. */
  #tokens(): AnswerToken[] | null {
    const tokens: AnswerToken[] = [];
    let start = 0;
    for (const { end, probability } of this.#pieces) {
      if (start >= this.#text.length) break;
      if (probability === null) return null;
      tokens.push({ end: Math.min(end, this.#text.length), probability });
      start = end;
    }
    return tokens;
  }
}
