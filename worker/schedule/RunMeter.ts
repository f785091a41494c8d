/** Measures one run: when it began, its first token, how many there were and how fast they came. */
import type { RunReport } from '../../backend/store/scripts/runFields.ts';
import type { Usage } from '../extraction/usage.ts';

/** Progress is told this often: enough for an eye, little for the disk. */
const TELL_MILLISECONDS = 300;

export class RunMeter {
  private firstToken: number | null = null;
  private lastToken = 0;
  private tokens = 0;
  /** tokens after the first of a completion, and the milliseconds they took: reading the prompt is not writing */
  private followed = 0;
  private spent = 0;
  private told = 0;
  private known: RunReport = {};

  /**
   * @param onProgress called now and then with the tokens so far and their speed
   * @param clock milliseconds since 1970
   */
  constructor(
    private readonly onProgress: (tokens: number, tokensPerSecond: number | null) => void,
    private readonly clock: () => number = Date.now,
  ) {}

  /** The model is there and begins to read. */
  start(model: string): void {
    this.known = { ...this.known, model, started: this.clock() };
  }

  /** One more token. @param generated its number within the present completion, from 1 */
  token(generated: number): void {
    const now = this.clock();
    this.firstToken ??= now;
    this.tokens += 1;
    if (generated > 1) {
      this.followed += 1;
      this.spent += now - this.lastToken;
    }
    this.lastToken = now;
    if (now - this.told < TELL_MILLISECONDS) return;
    this.told = now;
    this.onProgress(this.tokens, this.speed);
  }

  /** The reading is done. */
  finish(promptVersion: string, usage: Usage): void {
    const { promptTokens, cachedTokens, generatedTokens } = usage;
    this.known = { ...this.known, promptVersion, promptTokens, cachedTokens, generatedTokens };
  }

  /** All that is known so far, with how it failed if it did. */
  report(failure?: { errorClass: string; errorMessage: string }): RunReport {
    return {
      ...(this.firstToken !== null && {
        firstToken: this.firstToken,
        generatedTokens: this.tokens,
        ...(this.speed !== null && { tokensPerSecond: Math.round(this.speed * 10) / 10 }),
      }),
      ...this.known,
      ...failure,
    };
  }

  /** tokens a second; null before there is a second token */
  private get speed(): number | null {
    return this.spent === 0 ? null : (this.followed * 1000) / this.spent;
  }
}
