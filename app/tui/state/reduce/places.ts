/** Going somewhere and coming back, and what must be read on the way. */
import type { Episode } from '../../../../backend/journal/Journal.ts';
import { FIRST_QUOTES } from '../Knowing.ts';
import { geometry } from '../selectors/geometry.ts';
import { thatDayEntries } from '../selectors/thatDayEntries.ts';
import type { OpenEntry, Place, State } from '../State.ts';
import { arriveAtDrafts } from './drafts.ts';
import { wanted } from './reading.ts';
import { selectEntry } from './timeline.ts';
import { arriveAtWalk } from './walk.ts';

/** The place the person sees. */
export function currentPlace(state: State): Place {
  return state.places.at(-1) ?? { name: 'timeline' };
}

/** What is known of an entry without asking: all of it if it was open, else its text if it stands in a list. */
function knownOf(state: State, id: string): Pick<OpenEntry, 'detail' | 'complete'> {
  const { entry, timeline, search } = state;
  if (entry.id === id) return entry;
  const listed = [...timeline.episodes, ...search.hits, ...thatDayEntries(state)].find((episode) => episode.id === id);
  return { detail: listed === undefined ? null : { ...listed, entities: [], relations: [] }, complete: false };
}

function arriveAtEntry(state: State, id: string): State {
  const { detail, complete } = knownOf(state, id);
  return {
    ...state,
    entry: wanted({ ...state.entry, id, detail, complete, scroll: 0, name: null, problem: null }),
  };
}

function arriveAtEntity(state: State, id: string): State {
  const { entity } = state;
  const known = entity.id === id ? entity : { detail: null, selected: 0, limit: FIRST_QUOTES, link: null };
  const next = wanted({ ...entity, ...known, id, problem: null });
  return { ...state, entity: next, suggestions: wanted(state.suggestions) };
}

/** Forgets what was shown of another entry or entity, so that nothing stale flashes up. */
function arrive(state: State, place: Place): State {
  switch (place.name) {
    case 'entry':
      return arriveAtEntry(state, place.id);
    case 'entity':
      return arriveAtEntity(state, place.id);
    case 'settings':
      return {
        ...state,
        settings: wanted(state.settings),
        background: wanted(state.background),
        corrections: wanted(state.corrections),
      };
    case 'drafts':
      return { ...state, drafts: arriveAtDrafts(state.drafts) };
    case 'corrections':
      return { ...state, corrections: wanted(state.corrections) };
    case 'models':
      return { ...state, models: wanted({ ...state.models, selected: 0, path: null, failure: null }) };
    case 'jobs':
      return {
        ...state,
        background: wanted(state.background),
        jobs: wanted({ ...state.jobs, asking: false }),
      };
    case 'review':
      return {
        ...state,
        background: wanted(state.background),
        review: wanted({ ...state.review, question: null }),
      };
    case 'difference':
      return { ...state, review: wanted({ ...state.review, question: null, scroll: 0 }) };
    case 'search': {
      const lists = { kept: wanted(state.kept), names: wanted(state.names), tags: wanted(state.tags) };
      return { ...state, ...lists, search: state.search.wanted === 0 ? state.search : wanted(state.search) };
    }
    case 'trash':
      return { ...state, trash: wanted(state.trash) };
    case 'history': {
      const known = state.history.id === place.id ? state.history : { ...state.history, list: null, selected: 0 };
      return { ...state, history: wanted({ ...known, id: place.id, scroll: 0 }) };
    }
    case 'thatDay': {
      const known = state.thatDay.day === place.day ? state.thatDay : { ...state.thatDay, list: null, selected: 0 };
      return { ...state, thatDay: wanted({ ...known, day: place.day }) };
    }
    case 'keys':
      return { ...state, keyList: { selected: 0, pressing: false } };
    case 'write':
      return { ...state, names: wanted(state.names), tags: wanted(state.tags) };
    case 'names':
      return { ...state, names: wanted(state.names) };
    case 'insights':
      return { ...state, insights: wanted(state.insights) };
    case 'walk':
      return arriveAtWalk(state, place);
    case 'timeline':
      return state;
  }
}

export function goTo(state: State, place: Place): State {
  return arrive({ ...state, places: [...state.places, place], help: null, correcting: null, jump: null }, place);
}

/** One step back; the timeline is the ground. */
export function goBack(state: State): State {
  if (state.places.length < 2) return state;
  const places = state.places.slice(0, -1);
  return arrive({ ...state, places, help: null, correcting: null }, places.at(-1) ?? { name: 'timeline' });
}

/** Another entity stands wherever one was open; without another, its places are left. */
export function followEntity(state: State, from: string, to: string | null): State {
  const isFrom = (place: Place): boolean => place.name === 'entity' && place.id === from;
  const places = state.places.flatMap((place): Place[] => {
    if (!isFrom(place)) return [place];
    return to === null ? [] : [{ name: 'entity', id: to }];
  });
  const wasOpen = isFrom(currentPlace(state));
  const next = { ...state, places };
  return wasOpen ? arrive(next, currentPlace(next)) : next;
}

/** Shows another entry in place of the open one. */
export function goToNeighbour(state: State, id: string): State {
  const place = currentPlace(state);
  if (place.name !== 'entry') return state;
  const places = [...state.places.slice(0, -1), { ...place, id }];
  const timeline = place.list === 'timeline' ? selectEntry(state.timeline, id) : state.timeline;
  const hit = state.search.hits.findIndex((episode) => episode.id === id);
  const search = place.list === 'search' && hit >= 0 ? { ...state.search, selected: hit } : state.search;
  const at = place.list === 'thatDay' ? thatDayEntries(state).findIndex((episode) => episode.id === id) : -1;
  const thatDay = at < 0 ? state.thatDay : { ...state.thatDay, selected: at };
  return arrive({ ...state, places, timeline, search, thatDay }, { ...place, id });
}

/** After a save: the entry itself, in place of the screen it was written on. */
export function goToSaved(state: State, episode: Episode): State {
  const entry = {
    ...state.entry,
    id: episode.id,
    detail: { ...episode, entities: [], relations: [] },
    complete: false,
  };
  const under = state.places.filter((place) => place.name !== 'write');
  const top = under.at(-1);
  if (top?.name === 'entry' && top.id === episode.id) return goTo({ ...state, entry, places: under.slice(0, -1) }, top);
  return goTo({ ...state, entry, places: under }, { name: 'entry', id: episode.id, list: 'timeline' });
}

/** After a deletion: the list it was opened from. */
export function leaveEntry(state: State, id: string): State {
  const place = currentPlace(state);
  return place.name === 'entry' && place.id === id ? goBack(state) : state;
}

/** A wide timeline shows the selected entry beside it, so that one is read too. */
export function followSelection(state: State): State {
  const { selectedId } = state.timeline;
  if (selectedId === null || selectedId === state.entry.id || !geometry(state).roomy) return state;
  if (currentPlace(state).name !== 'timeline') return state;
  return arriveAtEntry(state, selectedId);
}
