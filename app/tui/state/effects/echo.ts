/**
 * What a saved entry brings back to mind: when its people and places were last together. It is asked of the graph after
 * the save, by the names that stand in the text; no model takes part, and nothing waits for it.
 */
import type { EntitySummary, Episode, Journal } from '../../../../backend/journal/Journal.ts';
import { dayOf, longDay } from '../selectors/format.ts';
import { standsIn } from '../selectors/nameMatching.ts';

/** Characters of an entry that are looked through. */
const LOOK = 20_000;
/** Names whose entries are compared, of each kind. */
const MOST = 2;

/** Known names that stand in an entry as they are written, and were last met before its day; longest ago first. */
export function metBefore(
  list: readonly EntitySummary[],
  { text, date }: Pick<Episode, 'text' | 'date'>,
): EntitySummary[] {
  const part = text.slice(0, LOOK);
  const stands = standsIn(part, true);
  // "will" is no Will: what stands there must be written like the name.
  const isWritten = ({ name, aliases }: EntitySummary): boolean =>
    [name, ...aliases].some((each) => part.includes(each));
  return list
    .filter((entity) => entity.last !== null && dayOf(entity.last) < dayOf(date) && stands(entity) && isWritten(entity))
    .sort((one, other) => (one.last ?? '').localeCompare(other.last ?? ''));
}

/** "in Lisbon" or "at Café Luna", as the entry itself says it. */
function placeWords(name: string, text: string): string {
  const at = text.indexOf(name);
  return `${/\bin (?:the )?$/i.test(text.slice(Math.max(0, at - 8), Math.max(0, at))) ? 'in' : 'at'} ${name}`;
}

/** The newest entry before a day that mentions both, or null. */
async function lastTogether(
  journal: Journal,
  one: EntitySummary,
  other: EntitySummary,
  day: string,
): Promise<string | null> {
  const [first, second] = await Promise.all([journal.entity(one.id), journal.entity(other.id)]);
  const theirs = new Set(second.quotes.map(({ episode }) => episode));
  return first.quotes.find(({ episode, date }) => theirs.has(episode) && dayOf(date) < day)?.date ?? null;
}

/** One quiet line about what was saved, or null when nothing in it is known from before. Rejects when reading fails. */
export async function echoOf(journal: Journal, saved: Episode, today: string): Promise<string | null> {
  const met = metBefore(await journal.entities(), saved);
  const people = met.filter(({ type }) => type === 'person' || type === 'pet');
  const places = met.filter(({ type }) => type === 'place' || type === 'organization');
  const dayText = (date: string): string => longDay(dayOf(date), today).replace(/^\S+ /, '');
  for (const person of people.slice(0, MOST)) {
    for (const place of places.slice(0, MOST)) {
      const date = await lastTogether(journal, person, place, dayOf(saved.date));
      if (date !== null) return `last with ${person.name} ${placeWords(place.name, saved.text)}: ${dayText(date)}`;
    }
  }
  const alone = people[0] ?? met[0];
  if (alone === undefined || alone.last === null) return null;
  return `${aloneWords(alone, saved.text)}: ${dayText(alone.last)}`;
}

function aloneWords({ name, type }: EntitySummary, text: string): string {
  if (type === 'person' || type === 'pet') return `last with ${name}`;
  return type === 'place' ? `last ${placeWords(name, text)}` : `last ${name}`;
}
