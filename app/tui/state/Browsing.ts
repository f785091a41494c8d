/** Looking through the journal: how much there is when, this day in earlier years, the trash, earlier texts, kept searches. */
import type { DaySpan, DayUnit } from '../../../backend/calendar/days.ts';
import type { Episode, EpisodeDate, OnThisDay, Revision } from '../../../backend/journal/Journal.ts';
import type { TextBuffer } from '../editor/buffer.ts';
import { IDLE, type Reading } from './Reading.ts';

/** How many entries there are around the selected one, for the strip over the timeline. */
export interface Calendar extends Reading {
  /** what the timeline is divided into */
  unit: DayUnit;
  /** which page of the calendar this is, or null before an entry is selected */
  page: string | null;
  /** the days, weeks or months of the page, the earliest first */
  spans: readonly DaySpan[];
  /** entries of each; empty until they are read */
  counts: readonly number[];
}

export interface Trash extends Reading {
  list: readonly Episode[] | null;
  selected: number;
}

/** The texts an entry had, the present one first. */
export interface History extends Reading {
  id: string | null;
  list: readonly Revision[] | null;
  selected: number;
  /** first visible row of what was changed */
  scroll: number;
}

/** What was on a day in earlier years. */
export interface ThatDay extends Reading {
  day: string | null;
  list: readonly OnThisDay[] | null;
  selected: number;
}

/** Searches that a person keeps, the last kept first. */
export interface KeptSearches extends Reading {
  list: readonly string[];
  /** which of them is selected while nothing is typed */
  selected: number;
}

export interface Browsing {
  calendar: Calendar;
  trash: Trash;
  history: History;
  thatDay: ThatDay;
  kept: KeptSearches;
  /** entries that are marked in the timeline, to do something with all of them */
  marked: ReadonlySet<string>;
  /** the day being typed to go to, or null */
  jump: TextBuffer | null;
}

export const NO_BROWSING: Browsing = {
  calendar: { ...IDLE, unit: 'day', page: null, spans: [], counts: [] },
  trash: { ...IDLE, list: null, selected: 0 },
  history: { ...IDLE, id: null, list: null, selected: 0, scroll: 0 },
  thatDay: { ...IDLE, day: null, list: null, selected: 0 },
  kept: { ...IDLE, list: [], selected: 0 },
  marked: new Set(),
  jump: null,
};

/** What an entry said before a text was brought back. */
export interface TextBefore extends EpisodeDate {
  text: string;
}

/** Readings of these slices that are done; `at` is the `wanted` they began at. */
export type BrowsingRead =
  | { type: 'calendarRead'; at: number; page: string; counts: readonly number[] }
  | { type: 'trashRead'; at: number; list: readonly Episode[] }
  | { type: 'historyRead'; at: number; id: string; list: readonly Revision[] }
  | { type: 'thatDayRead'; at: number; day: string; list: readonly OnThisDay[] }
  | { type: 'keptRead'; at: number; list: readonly string[] };

export type BrowsingAction =
  | BrowsingRead
  | { type: 'unitTurned' }
  /** a place of the timeline, counted from the newest entry */
  | { type: 'timelineAt'; position: number }
  | { type: 'jumpTyping'; typing: boolean }
  | { type: 'marked'; id: string }
  | { type: 'marksCleared' }
  /** "on this day" looks at another day */
  | { type: 'thatDayTurned'; day: string }
  | { type: 'manyDeleted'; ids: readonly string[] }
  | { type: 'manyRestored'; ids: readonly string[] }
  | { type: 'textBroughtBack'; id: string; before: TextBefore }
  | { type: 'textUndone'; id: string };
