/** Of what type an individual is, whatever single entries made of it. Pure. */
import type { EntityType } from '../glossary.ts';
import { earliest } from './earliest.ts';
import type { KeyUse } from './NameTable.ts';

/** What a reader calls a thing that it cannot place: said by mistake more often than other types. */
const FALLBACKS: ReadonlySet<EntityType> = new Set(['organization', 'other']);
/** An entry with another type weighs more than one with such a word, and less than two. */
const BY_MORE = 1.5;

/**
 * What texts or the person say outright, else the type that most entries tell, by weight; of several the one that was told
 * first. What was only remembered tells nothing. Null without a name that is used.
 */
export function usualType(uses: readonly KeyUse[]): EntityType | null {
  const outright = mostOf(uses, ({ told }) => told.size);
  const usual = outright.length > 0 ? outright : mostOf(uses, weightOfEntries);
  const among = usual.length > 0 ? uses.filter(({ key }) => usual.includes(key.type)) : uses;
  return earliest(among)?.type ?? null;
}

function weightOfEntries({ key, episodes, remembered }: KeyUse): number {
  return (episodes.size - remembered.size) * (FALLBACKS.has(key.type) ? 1 : BY_MORE);
}

/** The types with the highest sum above zero. */
function mostOf(uses: readonly KeyUse[], weigh: (use: KeyUse) => number): EntityType[] {
  const weights = new Map<EntityType, number>();
  for (const use of uses) weights.set(use.key.type, (weights.get(use.key.type) ?? 0) + weigh(use));
  const most = Math.max(0, ...weights.values());
  return most === 0 ? [] : [...weights].filter(([, weight]) => weight === most).map(([type]) => type);
}
