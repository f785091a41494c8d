/** The day of the entry that is selected in the timeline, and the entries that a command there is about. */
import type { State } from '../State.ts';
import { dayOf } from './format.ts';

/** Null while the selected entry is not loaded. */
export function selectedDay({ timeline }: Pick<State, 'timeline'>): string | null {
  const date = timeline.episodes[timeline.selected - timeline.first]?.date;
  return date === undefined ? null : dayOf(date);
}
