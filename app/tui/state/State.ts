/** Everything the window shows, as one immutable value. The reducer makes it, the views read it, nothing else is kept. */
import type {
  Episode,
  EpisodeDetail,
  EntityDetail,
  EntryWhy,
  JournalSettings,
  JournalStatus,
  SearchHit,
} from '../../../backend/journal/Journal.ts';
import { createBuffer, type TextBuffer } from '../editor/buffer.ts';
import {
  NO_CORRECTIONS,
  NO_NAMES,
  NO_SUGGESTIONS,
  type Correcting,
  type CorrectionList,
  type Names,
  type Suggestions,
  type Undo,
} from './Correcting.ts';
import { NO_BROWSING, type Browsing } from './Browsing.ts';
import { NO_DRAFTS, type DraftList } from './DraftList.ts';
import { NO_JOBS, type Jobs } from './Jobs.ts';
import {
  FIRST_QUOTES,
  NO_INSIGHTS,
  NO_NAME_LIST,
  NO_WALK,
  type NameList,
  type OpenInsights,
  type Walk,
} from './Knowing.ts';
import { NO_REVIEW, type Review } from './Review.ts';
import type { ShelfModel } from './ModelShelf.ts';
import { IDLE, UNREAD, type Reading } from './Reading.ts';
import { NO_TAGS, NO_WRITING, type Tags, type Writing } from './Writing.ts';
import { PLAIN_WINDOW, type WindowState } from './WindowState.ts';

/** Where the person is. Places are stacked: Esc takes the top one away. */
export type Place =
  | { name: 'timeline' }
  | { name: 'write' }
  | { name: 'entry'; id: string; list: EntryList }
  | { name: 'entity'; id: string }
  | { name: 'search' }
  | { name: 'names' }
  | { name: 'insights' }
  | { name: 'walk'; id: string; label: string }
  | { name: 'settings' }
  | { name: 'keys' }
  | { name: 'models' }
  | { name: 'jobs' }
  | { name: 'review' }
  | { name: 'difference'; id: string }
  | { name: 'drafts' }
  | { name: 'corrections' }
  | { name: 'trash' }
  | { name: 'history'; id: string }
  | { name: 'thatDay'; day: string };

/** The list an entry was opened from, in which "older" and "newer" move. */
export type EntryList = 'timeline' | 'search' | 'thatDay' | 'none';

export interface Connection {
  state: 'opening' | 'ready' | 'lost' | 'failed';
  reason: string | null;
  nextStep: string | null;
}

export interface Timeline extends Reading {
  /** how many entries there are; null before the first reading */
  total: number | null;
  /** position of `episodes[0]` among all entries, newest first */
  first: number;
  episodes: readonly Episode[];
  selected: number;
  /** keeps the selection on its entry while others arrive; null while a place outside `episodes` is selected */
  selectedId: string | null;
  /** the stretch to read */
  offset: number;
  limit: number;
}

export interface OpenEntry extends Reading {
  id: string | null;
  detail: EpisodeDetail | null;
  /** false while only its text is known, from a list or a save, and its names are still to be read */
  complete: boolean;
  /** first visible row */
  scroll: number;
  /** which of its entities is selected, or null */
  name: number | null;
}

export interface OpenEntity extends Reading {
  id: string | null;
  detail: EntityDetail | null;
  /** whether the screen says why it shows what it shows, and whose reading each entry is, by id */
  explained: boolean;
  why: ReadonlyMap<string, EntryWhy>;
  selected: number;
  /** most quotes that are read */
  limit: number;
  /** which of the names that lead on is selected, or null */
  link: number | null;
}

export interface Search extends Reading {
  field: TextBuffer;
  hits: readonly SearchHit[];
  selected: number;
  /** why what is typed cannot be searched for, or null */
  refused: string | null;
}

export interface Download {
  name: string;
  title: string;
  done: number;
  total: number | null;
  what: string;
}

export interface Models extends Reading {
  shelf: readonly ShelfModel[] | null;
  selected: number;
  /** the path of a model file being typed, or null */
  path: TextBuffer | null;
  download: Download | null;
  failure: { message: string; nextStep: string } | null;
  /** the first-run question has been put in this window */
  offered: boolean;
}

export interface Settings extends Reading {
  values: JournalSettings | null;
  /** models whose readings of the last entries stand */
  readers: readonly string[];
  selected: number;
}

/** How far a running item has come, as the last event told. */
export interface Progress {
  run: string | null;
  tokens: number | null;
  tokens_per_second: number | null;
}

export interface Background extends Reading {
  status: JournalStatus | null;
  /** of the items that run, by item */
  progress: ReadonlyMap<string, Progress>;
}

export interface Notice {
  tone: 'good' | 'bad' | 'plain';
  text: string;
  /** what stands behind it however long the text is */
  hint?: string;
}

export interface State extends WindowState, Browsing {
  home: string;
  version: string;
  columns: number;
  rows: number;
  /** local date YYYY-MM-DD */
  today: string;
  /** frame of the spinner; moves only while something runs */
  beat: number;
  /** milliseconds since 1970, as exact as the screen needs: ages and elapsed times are counted from it */
  now: number;
  connection: Connection;
  places: readonly Place[];
  /** the help of the place, lying over it; its first visible row */
  help: { scroll: number } | null;
  timeline: Timeline;
  entry: OpenEntry;
  entity: OpenEntity;
  search: Search;
  writing: Writing;
  /** what was cut or copied last in a text field, and the field as that left it */
  clipboard: { text: string; after: TextBuffer | null };
  /** first line of the kept draft of a new entry, or null */
  draftLine: string | null;
  drafts: DraftList;
  models: Models;
  settings: Settings;
  background: Background;
  jobs: Jobs;
  review: Review;
  /** the correction that is being made, step by step, or null */
  correcting: Correcting | null;
  suggestions: Suggestions;
  names: Names;
  nameList: NameList;
  insights: OpenInsights;
  walk: Walk;
  tags: Tags;
  corrections: CorrectionList;
  notice: Notice | null;
  /** what `u` takes back, the last one first to go */
  undo: readonly Undo[];
}

/** How many entries one reading of the timeline fetches. */
export const STRETCH = 200;

/** The state before anything is known. */
export function initialState(
  start: Pick<State, 'home' | 'version' | 'columns' | 'rows' | 'today'> & Partial<WindowState>,
): State {
  return {
    ...PLAIN_WINDOW,
    ...NO_BROWSING,
    ...start,
    beat: 0,
    now: 0,
    connection: { state: 'opening', reason: null, nextStep: null },
    places: [{ name: 'timeline' }],
    help: null,
    timeline: {
      ...UNREAD,
      total: null,
      first: 0,
      episodes: [],
      selected: 0,
      selectedId: null,
      offset: 0,
      limit: STRETCH,
    },
    entry: { ...IDLE, id: null, detail: null, complete: false, scroll: 0, name: null },
    entity: {
      ...IDLE,
      id: null,
      detail: null,
      selected: 0,
      explained: false,
      why: new Map(),
      limit: FIRST_QUOTES,
      link: null,
    },
    search: { ...IDLE, field: createBuffer(), hits: [], selected: 0, refused: null },
    writing: NO_WRITING,
    clipboard: { text: '', after: null },
    draftLine: null,
    drafts: NO_DRAFTS,
    models: { ...IDLE, shelf: null, selected: 0, path: null, download: null, failure: null, offered: false },
    settings: { ...UNREAD, values: null, readers: [], selected: 0 },
    background: { ...UNREAD, status: null, progress: new Map() },
    jobs: NO_JOBS,
    review: NO_REVIEW,
    correcting: null,
    suggestions: NO_SUGGESTIONS,
    names: NO_NAMES,
    nameList: NO_NAME_LIST,
    insights: NO_INSIGHTS,
    walk: NO_WALK,
    tags: NO_TAGS,
    corrections: NO_CORRECTIONS,
    notice: null,
    undo: [],
  };
}
