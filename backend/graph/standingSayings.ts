/** Which corrections stand: an undo takes back what came before it, another undo too. Pure. */
import type { Saying, StoredCorrection } from '../journal/correction.ts';

/** Id of what was taken back → when. */
export function takenBack(corrections: readonly StoredCorrection[]): Map<string, string> {
  const undone = new Map<string, string>();
  for (const { at, says } of [...corrections].reverse()) {
    // An undo is never taken back itself: what it undid is said again instead.
    if (says.kind === 'undo') undone.set(says.of, at);
  }
  return undone;
}

/** What was said and not taken back, in order. */
export function standingSayings(corrections: readonly StoredCorrection[]): Saying[] {
  const undone = takenBack(corrections);
  return corrections.flatMap(({ id, says }) => (says.kind === 'undo' || undone.has(id) ? [] : [says]));
}
