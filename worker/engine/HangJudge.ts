/**
 * Decides from how the engine answers whether it hangs. A look that took longer than its own timer allows says that we
 * stood still ourselves (a laptop that slept, a stopped process), and tells nothing about the engine. Pure.
 */

export interface Look {
  answered: boolean;
  /** when it was asked and when the answer came or the timer fired; milliseconds of one steady clock */
  asked: number;
  ended: number;
  /** after how many milliseconds the timer should have fired */
  patience: number;
  /** whether the engine used the processor meanwhile */
  busy: boolean;
}

export type Verdict = 'well' | 'ask again' | 'hung';

/** A timer that is later than this was late because this process did not run. */
const LATE_MILLISECONDS = 1_000;
/** An engine that computes may keep silent for so long: a huge journal is searched, not hung. */
const BUSY_MILLISECONDS = 60_000;
/** One silence may be chance. */
const SILENCES = 2;

export class HangJudge {
  private silences = 0;
  private silentSince: number | null = null;

  /** @returns 'ask again' when the engine has to be asked once more, at once, before anything is decided */
  judge({ answered, asked, ended, patience, busy }: Look): Verdict {
    const weStoodStill = ended - asked > patience + LATE_MILLISECONDS;
    if (answered || weStoodStill) {
      this.silences = 0;
      this.silentSince = null;
      return answered ? 'well' : 'ask again';
    }
    this.silentSince ??= asked;
    this.silences = busy ? 0 : this.silences + 1;
    const tooLong = ended - this.silentSince >= BUSY_MILLISECONDS;
    return this.silences >= SILENCES || tooLong ? 'hung' : 'ask again';
  }
}
