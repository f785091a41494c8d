/** What a journal knows of a name from the entries in which a model found it. Pure. */
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';
import type { Identity } from './Identity.ts';
import { keyText } from './nameKey.ts';

export interface KnownName {
  /** a type under which this name stands for the individual: the one it is shown with, else the most told one */
  type: EntityType;
  /** as entries spell it */
  spellings: ReadonlySet<string>;
  /** entries in which a model found it, or the person put it */
  entries: number;
}

/**
 * What a name is known as; null when nobody is called so, more than one individual is, or the person had it ignored. Where it
 * was only remembered, nothing was learned of it.
 * @param name as it is compared
 * @param besides an entry that is read anew: what it told before is no knowledge
 */
export function knownName(identity: Identity, name: string, besides?: string): KnownName | null {
  const individuals = new Map<string | undefined, EntityType | undefined>();
  const told = new Map<EntityType, number>();
  const spellings = new Set<string>();
  const entries = new Set<string>();
  for (const type of ENTITY_TYPES) {
    const use = identity.table.keys.get(keyText({ type, name }));
    const found =
      use === undefined ? [] : [...use.episodes.keys()].filter((each) => each !== besides && !use.remembered.has(each));
    if (use === undefined || found.length === 0) continue;
    const individual = identity.who('', type, name);
    individuals.set(individual?.uid, individual?.type);
    told.set(type, found.length);
    for (const spelling of use.spellings.keys()) spellings.add(spelling);
    for (const episode of found) entries.add(episode);
  }
  const [shown] = individuals.values();
  if (individuals.size !== 1 || shown === undefined) return null;
  const [most] = [...told].reduce((one, other) => (other[1] > one[1] ? other : one));
  // What the person says it is need not be what any entry told: under such a type it would be another.
  return { type: told.has(shown) ? shown : most, spellings, entries: entries.size };
}
