/** The moment a new entry is about: now, or the end of the evening before for who goes to bed late. */
import { episodeDateAt } from '../../../backend/journal/dates.ts';
import type { EpisodeDate } from '../../../backend/journal/Journal.ts';

/** @param dayStart the hour at which a day begins */
export function entryDateAt(now: Date, dayStart: number): EpisodeDate {
  if (now.getHours() >= dayStart) return episodeDateAt(now);
  return episodeDateAt(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 23, 59));
}
