/** Who is meant by a name that several share: whom the same entry names, else whom the diary speaks of at that time. Pure. */
import { episodesOf } from './Company.ts';
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
  const named = new Map<string, Set<NameGroup>>();
  const spoken: { day: number; root: NameGroup }[] = [];
  for (const { root, names } of rivals) {
    for (const group of new Set([root, ...names])) {
      for (const [episode, date] of episodesOf(group)) {
        named.set(episode, (named.get(episode) ?? new Set()).add(root));
        spoken.push({ day: dayOf(date), root });
      }
    }
  }
  spoken.sort((one, other) => one.day - other.day);
  const found = new Map<string, NameGroup>();
  for (const [episode, date] of episodesOf(shared)) {
    const here = named.get(episode);
    const meant = here === undefined ? onlyOneNear(spoken, dayOf(date)) : here.size === 1 ? [...here][0] : undefined;
    if (meant !== undefined) found.set(episode, meant);
  }
  return found;
}

/** A date that is none is far from all. */
function dayOf(date: string): number {
  const day = Math.floor(Date.parse(date.slice(0, 10)) / DAY);
  return Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day;
}

/** The one spoken of around a day; undefined when it is none, or several. @param spoken sorted by day */
function onlyOneNear(spoken: readonly { day: number; root: NameGroup }[], day: number): NameGroup | undefined {
  if (day === Number.NEGATIVE_INFINITY) return undefined;
  let low = 0;
  let high = spoken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spoken[middle]?.day ?? 0) < day - NEAR_DAYS) low = middle + 1;
    else high = middle;
  }
  const only = spoken[low];
  for (let at = low; (spoken[at]?.day ?? Number.POSITIVE_INFINITY) <= day + NEAR_DAYS; at += 1) {
    if (spoken[at]?.root !== only?.root) return undefined;
  }
  return only !== undefined && only.day <= day + NEAR_DAYS ? only.root : undefined;
}
