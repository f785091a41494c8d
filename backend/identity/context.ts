/** Who is meant by a name that several share: whom the same entry names, else whom the diary speaks of at that time. Pure. */
import { episodesOf, occursIn } from './Company.ts';
import type { NameGroup } from './NameTable.ts';

export interface Rival {
  root: NameGroup;
  /** the names of it that the shared name may be short for */
  names: readonly NameGroup[];
}

/** Somebody is spoken of within so many days. */
const NEAR_DAYS = 45;
const DAY = 24 * 60 * 60 * 1000;

/** The entries in which exactly one of the rivals can be meant. */
export function inContext(shared: NameGroup, rivals: readonly Rival[]): Map<string, NameGroup> {
  const named = rivals.map(({ root, names }) => ({ root, groups: [...new Set([root, ...names])] }));
  const days = named.map(({ root, groups }) => ({ root, days: sortedDays(groups) }));
  const found = new Map<string, NameGroup>();
  for (const [episode, date] of episodesOf(shared)) {
    const here = named.filter(({ groups }) => groups.some((group) => occursIn(group, episode)));
    const day = dayOf(date);
    const meant = here.length > 0 ? here : days.filter((rival) => isNear(rival.days, day));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) found.set(episode, only.root);
  }
  return found;
}

function dayOf(date: string): number {
  return Math.floor(Date.parse(date.slice(0, 10)) / DAY);
}

function sortedDays(groups: readonly NameGroup[]): number[] {
  const days = groups.flatMap((group) => [...episodesOf(group)].map(([, date]) => dayOf(date)));
  return days.filter((day) => !Number.isNaN(day)).sort((one, other) => one - other);
}

function isNear(days: readonly number[], day: number): boolean {
  if (Number.isNaN(day)) return false;
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day - NEAR_DAYS) low = middle + 1;
    else high = middle;
  }
  return (days[low] ?? Number.POSITIVE_INFINITY) <= day + NEAR_DAYS;
}
