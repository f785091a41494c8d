/** The two clocks of a window: the spinner, which turns only while something runs, and the change of the day. */
import { episodeDateAt } from '../../../../backend/journal/dates.ts';
import { statusLine } from '../selectors/status.ts';
import type { Store } from '../store.ts';

const BEAT = 120;

/** The local day of this moment. */
export function localDay(now = new Date()): string {
  return episodeDateAt(now).date.slice(0, 10);
}

function untilMidnight(now = new Date()): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + 1000;
}

/** Starts both clocks. Returns the function that stops them. */
export function keepBeat(store: Store): () => void {
  let spinner: NodeJS.Timeout | null = null;
  let midnight: NodeJS.Timeout;

  function adjust(): void {
    const { busy } = statusLine(store.get());
    if (busy && spinner === null) spinner = setInterval(() => store.dispatch({ type: 'beat' }), BEAT).unref();
    if (!busy && spinner !== null) {
      clearInterval(spinner);
      spinner = null;
    }
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
    if (spinner !== null) clearInterval(spinner);
    clearTimeout(midnight);
  };
}
