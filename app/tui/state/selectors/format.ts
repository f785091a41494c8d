/** Dates, times and sizes as people read them. Local dates are taken as written, whatever zone this machine is in. */
import { ENTITY_TYPES, type EntityType } from '../../../../backend/glossary.ts';

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** The local calendar day of an episode date: its first ten characters. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

/** The local wall clock time of an episode date: "21:14". */
export function timeOf(date: string): string {
  return date.slice(11, 16);
}

function atNoon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** "Monday 23 November", with the year when it is not this one. */
export function longDay(day: string, today: string): string {
  const date = atNoon(day);
  if (Number.isNaN(date.getTime())) return day;
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${WEEKDAY.format(date)} ${DAY.format(date)}${year}`;
}

/** "23 Nov", with the year when it is not this one; always one of two widths. */
export function shortDay(day: string, today: string): string {
  const date = atNoon(day);
  if (Number.isNaN(date.getTime())) return day;
  const text = SHORT.format(date).replace('Sept', 'Sep');
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** "Today" or "Yesterday", or null for any other day. */
export function nearDay(day: string, today: string): string | null {
  const days = Math.round((atNoon(today).getTime() - atNoon(day).getTime()) / 86_400_000);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : null;
}

/** "241 MB": decimal units, as download pages give them. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}

/** Headings of groups of entities. */
export const TYPE_TITLES: Record<EntityType, string> = {
  person: 'People',
  place: 'Places',
  organization: 'Organizations',
  project: 'Projects',
  activity: 'Activities',
  event: 'Events',
  pet: 'Pets',
  work: 'Works',
  other: 'Other',
};

/** Heading of a group of entities. */
function typeTitle(type: EntityType): string {
  return TYPE_TITLES[type];
}

/** Entities grouped under their headings, in the order of the closed list. */
export function groupByType<Named extends { type: EntityType }>(entities: readonly Named[]): [string, Named[]][] {
  return ENTITY_TYPES.map((type): [string, Named[]] => [
    typeTitle(type),
    entities.filter((entity) => entity.type === type),
  ]).filter(([, group]) => group.length > 0);
}

/** "1 entry", "12 entries". */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
