/** Notices a connection over a network that has gone silent: nobody closes it, and no command would ever end. */

export interface Listener {
  isOpen: boolean;
  ping: () => Promise<unknown>;
  destroy: () => void;
}

const PERIOD_MILLISECONDS = 2_500;
/** A beat that is later was late because this process did not run; the answer may lie here, unread. */
const LATE_MILLISECONDS = 1_000;

/**
 * Asks now and then whether anybody is there, and ends the connection when there is no answer: then its commands reject.
 * @param patience milliseconds for an answer; longer than any command of this connection may take
 */
export function endWhenSilent(client: Listener, patience: number): void {
  let asked: number | null = null;
  let lastBeat = performance.now();
  const beat = setInterval(() => {
    if (!client.isOpen) return clearInterval(beat);
    const now = performance.now();
    const weStoodStill = now - lastBeat > PERIOD_MILLISECONDS + LATE_MILLISECONDS;
    lastBeat = now;
    if (asked !== null) {
      if (weStoodStill) asked = now;
      if (now - asked > patience) client.destroy();
      return;
    }
    asked = now;
    client
      .ping()
      .then(() => (asked = null))
      // A connection that is lost ends by itself.
      .catch(() => undefined);
  }, PERIOD_MILLISECONDS);
  beat.unref();
}
