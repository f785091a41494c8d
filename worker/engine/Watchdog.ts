/** Asks the engine every few seconds whether it still answers, and says so once when it hangs. */
import { HangJudge } from './HangJudge.ts';

/** Seconds from a hang to its discovery: at most one pause and two timers, 8.5 s. */
const PAUSE_MILLISECONDS = 2_500;
const PATIENCE_MILLISECONDS = 3_000;
/** Processor time in one look that counts as computing; a stopped or locked engine uses none. */
const BUSY_MILLISECONDS = 500;

export interface WatchdogOptions {
  /** asks the engine; resolves when it answers, whatever it answers, and may never resolve */
  ask: () => Promise<unknown>;
  /** lets go of a question that was not answered */
  giveUp: () => void;
  /** processor time that the engine has used, milliseconds, or null when that cannot be told */
  processorTime: () => Promise<number | null>;
  onHung: () => void;
  /** steady clock, milliseconds */
  now: () => number;
  /** resolves after so many milliseconds, or at once when the signal fires */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export class Watchdog {
  private readonly over = new AbortController();
  private readonly judge = new HangJudge();

  constructor(private readonly options: WatchdogOptions) {}

  /** Watches until `stop`, or until the engine hangs. */
  async watch(): Promise<void> {
    const { sleep, onHung } = this.options;
    while (!this.over.signal.aborted) {
      const verdict = await this.look();
      if (this.over.signal.aborted) return;
      if (verdict === 'hung') return onHung();
      if (verdict === 'well') await sleep(PAUSE_MILLISECONDS, this.over.signal);
    }
  }

  stop(): void {
    this.over.abort();
    this.options.giveUp();
  }

  private async look(): Promise<ReturnType<HangJudge['judge']>> {
    const { ask, giveUp, processorTime, now, sleep } = this.options;
    const used = await processorTime();
    const asked = now();
    const timer = new AbortController();
    const answered = await Promise.race([
      // An engine that is gone answers nothing; that is seen by whoever waits for its end.
      ask().then(
        () => true,
        () => true,
      ),
      sleep(PATIENCE_MILLISECONDS, AbortSignal.any([timer.signal, this.over.signal])).then(() => false),
    ]);
    timer.abort();
    const ended = now();
    if (!answered) giveUp();
    const usedThen = await processorTime();
    const busy = used !== null && usedThen !== null && usedThen - used >= BUSY_MILLISECONDS;
    return this.judge.judge({ answered, asked, ended, patience: PATIENCE_MILLISECONDS, busy });
  }
}
