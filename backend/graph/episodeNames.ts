/** What an entry names: what was found in its present text, and what the person added. Pure. */
import { normalName } from './names.ts';
import type { EpisodeName, EpisodeNames } from '../identity/NameTable.ts';
import type { Saying } from '../journal/correction.ts';
import type { FoundEntity } from '../journal/extraction.ts';

export type Added = Extract<Saying, { kind: 'add' }>;

/** The mentions that the person added, by entry. */
export function addedMentions(sayings: readonly Saying[]): Map<string, Added[]> {
  const added = new Map<string, Added[]>();
  for (const saying of sayings) {
    if (saying.kind === 'add') added.set(saying.episode, [...(added.get(saying.episode) ?? []), saying]);
  }
  return added;
}

/** By which name an added entity is looked up: as it was shown, where that is the same name. */
export function addedName({ entity: { type, name, shown } }: Added): EpisodeName {
  return { type, name: normalName(shown) === name ? shown : name, byHand: true };
}

/** @param date local date-time of the entry */
export function episodeNames(date: string, found: readonly FoundEntity[], added: readonly Added[]): EpisodeNames {
  return { date, names: [...found.map(foundName), ...added.map(addedName)] };
}

/** How a found entity counts when it is decided who is who. */
export function foundName({ type, name, told, source }: Pick<FoundEntity, 'type' | 'name' | 'told' | 'source'>) {
  return { type, name, ...(told && { told }), ...(source === 'known' && { remembered: true as const }) };
}
