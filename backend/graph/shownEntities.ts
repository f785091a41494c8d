/** Which entities an entry shows, and where: what was found in its text, by who is who, with what the person added. Pure. */
import type { Identity } from '../identity/Identity.ts';
import type { Individual } from '../identity/portrait.ts';
import type { FoundEntity, RelationEnd } from '../journal/extraction.ts';
import { DIARIST_UID, hexId } from './names.ts';
import { addedName, type Added } from './episodeNames.ts';

export interface ShownMention {
  uid: string;
  /** null when the entity does not stand in the text */
  surface: string | null;
  start: number | null;
  end: number | null;
  /** the run that found it; empty when the person added it */
  run: string;
  /** how sure it was, 0 to 1; null where nobody knows */
  confidence: number | null;
}

export interface ShownEntity {
  individual: Individual;
  mentions: ShownMention[];
}

interface Place {
  surface: string;
  start: number;
  end: number;
}

/** Every entity of an entry, each once, in the order of its first mention. */
export function shownEntities(
  identity: Identity,
  episode: { id: string; text: string },
  found: { entities: readonly FoundEntity[]; run: string },
  added: readonly Added[],
): ShownEntity[] {
  const shown = new Map<string, { individual: Individual; mentions: Map<string, ShownMention> }>();
  const put = (individual: Individual, place: Place | null, run: string, confidence: number | null = null) => {
    const { uid } = individual;
    const entity = shown.get(uid) ?? { individual, mentions: new Map<string, ShownMention>() };
    const where = place ?? { surface: null, start: null, end: null };
    const mention = hexId('mention', episode.id, uid, String(where.start), String(where.end));
    shown.set(uid, entity);
    entity.mentions.set(mention, { uid: mention, ...where, run, confidence });
  };
  const places = added.map((each) => ({ each, places: placesOf(each, episode.text) }));
  const taken = places.flatMap((each) => each.places);
  for (const { type, name, mentions, confidence } of found.entities) {
    const individual = identity.who(episode.id, type, name);
    if (individual === null) continue;
    // The person knows better what stands there.
    const free = mentions.filter((place) => !taken.some((other) => overlap(place, other)));
    for (const place of free) put(individual, place, found.run, confidence ?? null);
  }
  for (const { each, places: own } of places) {
    const { type, name } = addedName(each);
    const individual = identity.who(episode.id, type, name);
    if (individual === null) continue;
    for (const place of own) put(individual, place, '');
    if (own.length === 0 && !shown.has(individual.uid)) put(individual, null, '');
  }
  return [...shown.values()].map(({ individual, mentions }) => ({ individual, mentions: [...mentions.values()] }));
}

/** The node that an end of a relation is; null when the entry does not show it. */
export function uidOfEnd(identity: Identity, episode: string, shown: readonly ShownEntity[]) {
  const uids = new Set(shown.map(({ individual }) => individual.uid));
  return (end: RelationEnd): string | null => {
    if (end === null) return DIARIST_UID;
    const uid = identity.who(episode, end.type, end.name)?.uid;
    return uid !== undefined && uids.has(uid) ? uid : null;
  };
}

function overlap(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Where the words of an added mention stand now: where they stood when it was said, else wherever they do. */
export function placesOf({ surface, start }: Pick<Added, 'surface' | 'start'>, text: string): Place[] {
  if (surface === null) return [];
  if (start !== null && text.startsWith(surface, start)) return [{ surface, start, end: start + surface.length }];
  const places: Place[] = [];
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + surface.length)) {
    const end = at + surface.length;
    const isWord = !isLetter(text.slice(0, at).at(-1)) && !isLetter(text.at(end));
    if (isWord) places.push({ surface, start: at, end });
  }
  return places;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
}
