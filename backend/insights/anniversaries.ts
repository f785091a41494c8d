/** Whose first mention comes round again these days. Pure. */
import { addDays, addMonths } from '../calendar/days.ts';

export interface Anniversary<Entity> {
  entity: Entity;
  /** local day on which it comes round, near today */
  day: string;
  /** how many years it is then, at least one */
  years: number;
}

/** Days before and after today that are looked at. */
const BACK = 3;
const AHEAD = 14;

/** First mentions that come round near today, the next first. Entities of one entry alone are left out: they would be many. */
export function anniversaries<Entity extends { first: string | null; episodes: number }>(
  list: readonly Entity[],
  today: string,
): Anniversary<Entity>[] {
  const [from, to] = [addDays(today, -BACK), addDays(today, AHEAD)];
  const found = list.flatMap((entity): Anniversary<Entity>[] => {
    const first = entity.first?.slice(0, 10);
    if (first === undefined || entity.episodes < 2) return [];
    const least = Number(from.slice(0, 4)) - Number(first.slice(0, 4));
    return [least, least + 1].flatMap((years) => {
      const day = years < 1 ? '' : addMonths(first, 12 * years);
      return day >= from && day <= to ? [{ entity, day, years }] : [];
    });
  });
  return found.sort((one, other) => (one.day === other.day ? other.years - one.years : one.day < other.day ? -1 : 1));
}
