/** What the commands do that look through the journal. */
import { addDays } from '../../../backend/calendar/days.ts';
import { update } from '../editor/update.ts';
import { currentPlace } from './reduce/places.ts';
import type { Kith, Perform } from './Kith.ts';
import { chosenEntries } from './selectors/browsingAbilities.ts';
import { dayOf } from './selectors/format.ts';
import { fieldView } from './selectors/fieldView.ts';
import { completedSearch, showsKept } from './selectors/searchView.ts';
import { selectedDay } from './selectors/timelineDay.ts';
import type { State } from './State.ts';

/** The day that "on this day" is asked about. */
function askedDay(state: State): string | null {
  const place = currentPlace(state);
  if (place.name !== 'entry') return selectedDay(state);
  return state.entry.detail === null ? null : dayOf(state.entry.detail.date);
}

function chosen(state: State): string[] {
  const place = currentPlace(state);
  return place.name === 'entry' ? [place.id] : chosenEntries(state);
}

/** Puts a text into the search field, as one step that can be undone there. */
function typeSearch({ store }: Kith, text: string): void {
  const state = store.get();
  const buffer = update(state.search.field, { type: 'replace', text }, fieldView(state, 'search'));
  store.dispatch({ type: 'edited', field: 'search', buffer });
}

/** Takes the selected one of the kept searches; false when none is shown. */
export function takeKeptSearch(kith: Kith): boolean {
  const state = kith.store.get();
  const query = state.kept.list[state.kept.selected];
  if (currentPlace(state).name !== 'search' || !showsKept(state) || query === undefined) return false;
  typeSearch(kith, `${query} `);
  return true;
}

/** Lets "on this day" look at another day. */
const turning =
  (to: (day: string, today: string) => string): Perform =>
  ({ store }) => {
    const { thatDay, today } = store.get();
    if (thatDay.day !== null) store.dispatch({ type: 'thatDayTurned', day: to(thatDay.day, today) });
  };

export const BROWSING_COMMANDS = {
  jump: ({ store }) => store.dispatch({ type: 'jumpTyping', typing: true }),
  'take-day': ({ browsing }) => browsing.goToTyped(),
  'leave-day': ({ store }) => store.dispatch({ type: 'jumpTyping', typing: false }),
  'turn-unit': ({ store }) => store.dispatch({ type: 'unitTurned' }),
  'older-span': ({ browsing }) => browsing.goToSpan('older'),
  'newer-span': ({ browsing }) => browsing.goToSpan('newer'),
  'this-day': ({ store }) => {
    const day = askedDay(store.get());
    if (day !== null) store.dispatch({ type: 'wentTo', place: { name: 'thatDay', day } });
  },
  'day-before': turning((day) => addDays(day, -1)),
  'day-after': turning((day) => addDays(day, 1)),
  'of-today': turning((_day, today) => today),
  mark: ({ store }) => {
    const { selectedId } = store.get().timeline;
    if (selectedId !== null) store.dispatch({ type: 'marked', id: selectedId });
  },
  'clear-marks': ({ store }) => store.dispatch({ type: 'marksCleared' }),
  export: ({ store, browsing }) => browsing.exportMany(chosen(store.get())),
  trash: ({ store }) => store.dispatch({ type: 'wentTo', place: { name: 'trash' } }),
  restore: async ({ store, entries }) => {
    const { list, selected } = store.get().trash;
    const episode = list?.[selected];
    if (episode !== undefined) await entries.restore(episode.id);
  },
  history: ({ store }) => {
    const place = currentPlace(store.get());
    if (place.name === 'entry') store.dispatch({ type: 'wentTo', place: { name: 'history', id: place.id } });
  },
  'bring-back': async ({ store, browsing }) => {
    const { id, list, selected } = store.get().history;
    const revision = list?.[selected];
    if (id !== null && revision !== undefined) await browsing.bringBack(id, revision);
  },
  'complete-filter': (kith) => {
    const text = completedSearch(kith.store.get());
    if (text !== null) typeSearch(kith, text);
  },
  'keep-search': ({ browsing }) => browsing.keepSearch(),
} as const satisfies Record<string, Perform>;
