/** How long somebody or something has not been mentioned, and whether that is long for them. Pure. */
import { daysBetween } from '../calendar/days.ts';

export interface Silence {
  /** days since the last mention; 0 for today and for what is still to come */
  days: number;
  /** days that usually lie between two entries; null where fewer than three say nothing of it */
  usual: number | null;
  /** whether it lasts much longer than usual */
  long: boolean;
}

/** Entries from which there is a usual. */
const LEAST_ENTRIES = 3;
/** Nobody is missed sooner. */
const LEAST_DAYS = 30;
/** So many times the usual is long. */
const MUCH = 2;

interface Seen {
  /** entries that mention it */
  episodes: number;
  /** local date-time of the first and of the last of them */
  first: string | null;
  last: string | null;
}

/** @param today local day YYYY-MM-DD */
export function silenceOf({ episodes, first, last }: Seen, today: string): Silence {
  if (first === null || last === null) return { days: 0, usual: null, long: false };
  const [firstDay, lastDay] = [first.slice(0, 10), last.slice(0, 10)];
  const days = Math.max(0, daysBetween(lastDay, today));
  if (episodes < LEAST_ENTRIES) return { days, usual: null, long: false };
  const usual = Math.max(1, daysBetween(firstDay, lastDay) / (episodes - 1));
  return { days, usual, long: days >= LEAST_DAYS && days >= MUCH * usual };
}

/**
 * Orders by who has been silent for longest beyond what is usual for them; after those, the others by their last mention,
 * the longest ago first.
 */
export function byMissed<Entity extends Seen>(list: readonly Entity[], today: string): Entity[] {
  const told = list.map((entity) => ({ entity, silence: silenceOf(entity, today) }));
  const beyond = ({ days, usual, long }: Silence): number => (long && usual !== null ? days / usual : 0);
  return told
    .sort((one, other) => beyond(other.silence) - beyond(one.silence) || other.silence.days - one.silence.days)
    .map(({ entity }) => entity);
}
