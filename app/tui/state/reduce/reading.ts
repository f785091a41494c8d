/** When something is to be read, and what is left of that when it has been. */
import type { ReadingName } from '../Action.ts';
import type { Reading } from '../Reading.ts';
import type { State } from '../State.ts';

/** True while the value shown may be out of date. */
export function isDue(reading: Reading): boolean {
  return reading.wanted > reading.got;
}

/** Asks for another reading. */
export function wanted<Slice extends Reading>(slice: Slice): Slice {
  return { ...slice, wanted: slice.wanted + 1 };
}

/** A reading that began at `at` is done. */
export function got<Slice extends Reading>(slice: Slice, at: number): Slice {
  return { ...slice, got: Math.max(slice.got, at), problem: null };
}

/** Asks for another reading of each of these, as far as they were ever asked for. */
export function wantAgain(state: State, names: readonly ReadingName[]): State {
  let next = state;
  for (const name of names) if (next[name].wanted > 0) next = { ...next, [name]: wanted(next[name]) };
  return next;
}
