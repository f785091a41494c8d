/** What a journal tells of a life: how often and when one writes, who and where, first times, anniversaries. */
import type { EntityType } from '../glossary.ts';
import type { Silence } from '../insights/silence.ts';
import type { Streaks } from '../insights/streaks.ts';

/** An entity in a list of insights. */
export interface Remembered {
  id: string;
  name: string;
  type: EntityType;
}

/** One that stands out in a month. */
export interface MonthName extends Remembered {
  /** entries of that month that mention it */
  entries: number;
}

export interface MonthInsight {
  /** YYYY-MM */
  month: string;
  entries: number;
  words: number;
  /** those most entries mention, the most often first; at most three each */
  people: MonthName[];
  places: MonthName[];
}

/** Everything of one moment; names only as far as entries are read. */
export interface Insights {
  /** local day that it was asked for, YYYY-MM-DD */
  today: string;
  entries: number;
  words: number;
  /** days on which something was written */
  days: number;
  streak: Streaks;
  /** entries by weekday, Monday first, and hour 0 to 23 */
  rhythm: number[][];
  /** months with an entry, the earliest first */
  months: MonthInsight[];
  /** first mentions, the latest first, with the local date-time of it */
  first_times: (Remembered & { date: string })[];
  /** first mentions that come round near today, the next first */
  anniversaries: (Remembered & { day: string; years: number; date: string })[];
  /** people not mentioned for much longer than usual, the longest beyond that first */
  missed: (Remembered & Silence & { last: string })[];
  /** projects that went quiet */
  loose_ends: (Remembered & Silence & { last: string })[];
}

export interface InsightsRequest {
  /** local day YYYY-MM-DD from which streak, silence and anniversaries are counted */
  today: string;
  /** hour 0 to 23 at which a day begins; 0 when left out */
  dayStart?: number;
}
