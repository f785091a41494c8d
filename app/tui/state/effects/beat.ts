/** The clocks of a window: the spinner, which turns only while something runs, the minute, and the change of the day. */
import { episodeDateAt } from '../../../../backend/journal/dates.ts';
import { currentPlace } from '../reduce/places.ts';
import { statusLine } from '../selectors/status.ts';
import type { State } from '../State.ts';
import type { Store } from '../store.ts';

const BEAT = 120;
const MINUTE = 60_000;

/** The local day of this moment. */
export function localDay(now = new Date()): string {
  return episodeDateAt(now).date.slice(0, 10);
}

function untilMidnight(now = new Date()): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + 1000;
}

/** True while the screen tells how long something has been waiting. */
function showsAges(state: State): boolean {
  return currentPlace(state).name === 'jobs';
}

/** A timer that runs only while it is needed. */
class Ticker {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly milliseconds: number,
    private readonly tick: () => void,
  ) {}

  run(needed: boolean): void {
    if (needed === (this.timer !== null)) return;
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = needed ? setInterval(this.tick, this.milliseconds).unref() : null;
  }
}

/** Starts the clocks. Returns the function that stops them. */
export function keepBeat(store: Store): () => void {
  const spinner = new Ticker(BEAT, () => store.dispatch({ type: 'beat', now: Date.now() }));
  const minutes = new Ticker(MINUTE, () => store.dispatch({ type: 'minutePassed', now: Date.now() }));
  let midnight: NodeJS.Timeout;

  function adjust(): void {
    const state = store.get();
    // What a screen reader would read out ten times a second stands still.
    spinner.run(statusLine(state).busy && !state.display.plain);
    minutes.run(showsAges(state));
  }

  function waitForMidnight(): void {
    midnight = setTimeout(() => {
      store.dispatch({ type: 'dayChanged', today: localDay() });
      waitForMidnight();
    }, untilMidnight()).unref();
  }

  adjust();
  waitForMidnight();
  const stop = store.onChange(adjust);
  return () => {
    stop();
    spinner.run(false);
    minutes.run(false);
    clearTimeout(midnight);
  };
}
