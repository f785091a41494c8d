/**
 * Reads from the journal what the state wants and has not got. The reducer only says that something is wanted; however
 * often it says so, one reading runs at a time and one more follows.
 */
import { describeError, NotFoundError } from '../../../../backend/errors.ts';
import type { EntityDetail, Journal } from '../../../../backend/journal/Journal.ts';
import { READING_NAMES, type ReadingDone, type ReadingName } from '../Action.ts';
import type { ModelShelf } from '../ModelShelf.ts';
import { currentPlace } from '../reduce/places.ts';
import { isDue } from '../reduce/reading.ts';
import { asksFor } from '../selectors/completion.ts';
import { searchAsksFor } from '../selectors/searchView.ts';
import type { State } from '../State.ts';
import { walkedIds } from '../selectors/walkItems.ts';
import type { Store } from '../store.ts';
import { readJobs } from './jobsReading.ts';
import { readSearch } from './searchReading.ts';
import type { JournalLink } from './JournalLink.ts';

/** While somebody runs through the timeline, no entry is read until they rest on one for this long, in milliseconds. */
const REST = 80;

type JournalReading = (journal: Journal, state: State, at: number) => Promise<ReadingDone | null>;

const JOURNAL_READINGS: Record<Exclude<ReadingName, 'models'>, JournalReading> = {
  async timeline(journal, { timeline }, at) {
    const { offset, limit } = timeline;
    const [total, episodes] = await Promise.all([journal.count(), journal.list({ offset, limit })]);
    return { type: 'timelineRead', at, total, first: offset, episodes };
  },
  async entry(journal, { entry }, at) {
    return entry.id === null ? null : { type: 'entryRead', at, detail: await journal.get(entry.id) };
  },
  async entity(journal, { entity }, at) {
    const { id } = entity;
    if (id === null) return null;
    try {
      const detail = await journal.entity(id, { quotes: entity.limit });
      const entries = entity.explained ? detail.quotes.map(({ episode }) => episode) : [];
      const why = await journal.why([...new Set(entries)]);
      return { type: 'entityRead', at, detail, why };
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { type: 'entityGone', at, id, movedTo: await namesake(journal, entity.detail) };
    }
  },
  async suggestions(journal, { entity }, at) {
    return { type: 'suggestionsRead', at, list: entity.id === null ? [] : await journal.suggestions(entity.id) };
  },
  search: readSearch,
  async calendar(journal, { calendar }, at) {
    const { page, spans } = calendar;
    return page === null ? null : { type: 'calendarRead', at, page, counts: await journal.counts(spans) };
  },
  async trash(journal, _state, at) {
    return { type: 'trashRead', at, list: await journal.trash() };
  },
  async history(journal, { history: { id } }, at) {
    return id === null ? null : { type: 'historyRead', at, id, list: await journal.revisions(id) };
  },
  async thatDay(journal, { thatDay: { day } }, at) {
    return day === null ? null : { type: 'thatDayRead', at, day, list: await journal.onThisDay(day) };
  },
  async kept(journal, _state, at) {
    return { type: 'keptRead', at, list: await journal.keptSearches() };
  },
  async settings(journal, _state, at) {
    const [values, readers] = await Promise.all([journal.settings(), journal.readers()]);
    return { type: 'settingsRead', at, values, readers };
  },
  async background(journal, _state, at) {
    return { type: 'backgroundRead', at, status: await journal.status() };
  },
  async jobs(journal, state, at) {
    return { type: 'jobsRead', at, ...(await readJobs(journal, state)), now: Date.now() };
  },
  async review(journal, _state, at) {
    return { type: 'reviewRead', at, proposals: await journal.proposals() };
  },
  async tags(journal, _state, at) {
    return { type: 'tagsRead', at, list: await journal.tags() };
  },
  async names(journal, _state, at) {
    return { type: 'namesRead', at, list: await journal.entities() };
  },
  async insights(journal, { today, preferences: { dayStart } }, at) {
    return { type: 'insightsRead', at, told: await journal.insights({ today, dayStart }) };
  },
  async walk(journal, { walk }, at) {
    const ids = walkedIds(walk);
    const lists = await Promise.all(ids.map((id) => journal.neighbours(id)));
    return { type: 'walkRead', at, found: new Map(ids.map((id, index) => [id, lists[index] ?? []])) };
  },
  async corrections(journal, _state, at) {
    return { type: 'correctionsRead', at, list: await journal.corrections() };
  },
};

/** Who has the name of an entity that is not there any more: by a correction, or a reading, it may have become another. */
async function namesake(journal: Journal, gone: EntityDetail | null): Promise<string | null> {
  if (gone === null) return null;
  try {
    return (await journal.entity(gone.name, { quotes: 1 })).id;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** True while a filter that is typed needs a list of names or tags. */
function inSearch(state: State, list: 'names' | 'tags'): boolean {
  return currentPlace(state).name === 'search' && searchAsksFor(state) === list;
}

/** Readings that matter only while they are on the screen. */
const SHOWN: Partial<Record<ReadingName, (state: State) => boolean>> = {
  suggestions: (state) => currentPlace(state).name === 'entity',
  entity: (state) => currentPlace(state).name === 'entity',
  insights: (state) => currentPlace(state).name === 'insights',
  walk: (state) => currentPlace(state).name === 'walk',
  jobs: (state) => currentPlace(state).name === 'jobs',
  // Other programs' folders are looked through for it.
  models: (state) => ['models', 'settings'].includes(currentPlace(state).name),
  review: (state) => ['review', 'difference'].includes(currentPlace(state).name),
  names: (state) =>
    currentPlace(state).name === 'names' ||
    ['merge', 'add'].includes(state.correcting?.act ?? '') ||
    asksFor(state) === 'name' ||
    inSearch(state, 'names'),
  tags: (state) => asksFor(state) === 'tag' || inSearch(state, 'tags'),
  calendar: (state) => currentPlace(state).name === 'timeline',
  trash: (state) => currentPlace(state).name === 'trash',
  history: (state) => currentPlace(state).name === 'history',
  thatDay: (state) => currentPlace(state).name === 'thatDay',
  kept: (state) => currentPlace(state).name === 'search',
  corrections: (state) => ['corrections', 'settings'].includes(currentPlace(state).name),
};

/**
 * Shortest time between two readings, in milliseconds. The background may finish hundreds of items a second; nobody sees
 * more than four states of it.
 */
const PAUSE: Partial<Record<ReadingName, number>> = {
  background: 250,
  jobs: 250,
  review: 1_000,
  names: 1_000,
  tags: 1_000,
};

/** Starts reading whatever is due, now and after each change. Returns the function that stops it. */
export function keepRead(store: Store, link: JournalLink, shelf: ModelShelf): () => void {
  const running = new Set<ReadingName>();
  let restingOn: string | null = null;
  let resting: NodeJS.Timeout | undefined;
  const pauses = new Map<ReadingName, NodeJS.Timeout>();

  async function read(name: ReadingName, at: number): Promise<ReadingDone | null> {
    if (name === 'models') return { type: 'modelsRead', at, shelf: await shelf.list() };
    const journal = link.now();
    return journal === null ? null : JOURNAL_READINGS[name](journal, store.get(), at);
  }

  async function run(name: ReadingName): Promise<void> {
    const at = store.get()[name].wanted;
    running.add(name);
    pause(name);
    try {
      const done = await read(name, at);
      running.delete(name);
      if (done === null) return;
      store.dispatch(done);
    } catch (error) {
      running.delete(name);
      store.dispatch({ type: 'readingFailed', reading: name, at, problem: describeError(error) });
    }
    startDue();
  }

  /** Keeps a reading that is often wanted from beginning again too soon. */
  function pause(name: ReadingName): void {
    const milliseconds = PAUSE[name];
    if (milliseconds === undefined) return;
    const after = (): void => {
      pauses.delete(name);
      startDue();
    };
    pauses.set(name, setTimeout(after, milliseconds).unref());
  }

  /** True when a reading may begin; if it is only too early, it is looked at again in time. */
  function isTime(name: ReadingName, state: State): boolean {
    if (name === 'models') return SHOWN.models?.(state) === true;
    if (state.connection.state !== 'ready' || link.now() === null) return false;
    if (pauses.has(name) || SHOWN[name]?.(state) === false) return false;
    if (name !== 'entry' || currentPlace(state).name !== 'timeline') return true;
    if (state.entry.id !== restingOn) {
      restingOn = state.entry.id;
      clearTimeout(resting);
      resting = setTimeout(() => {
        resting = undefined;
        startDue();
      }, REST).unref();
    }
    return resting === undefined;
  }

  function startDue(): void {
    const state = store.get();
    for (const name of READING_NAMES)
      if (!running.has(name) && isDue(state[name]) && isTime(name, state)) void run(name);
  }

  startDue();
  const stop = store.onChange(startDue);
  return () => {
    stop();
    clearTimeout(resting);
    for (const pausing of pauses.values()) clearTimeout(pausing);
  };
}
