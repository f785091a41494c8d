/** The unit of identity: a name as it is compared, with its type. Pure. */
import type { EntityType } from '../glossary.ts';
import { normalName } from '../graph/names.ts';

export interface NameKey {
  type: EntityType;
  /** as `normalName` gives it */
  name: string;
}

const POSSESSIVE = /(?<=\p{L})['’‘ʼ`´]s$/u;

/** The key of a name as it stands in a text. A person's "Sarah's" is Sarah; a shop may be called Nardini's. */
export function nameKeyOf(type: EntityType, spelling: string): NameKey {
  const bare = type === 'person' || type === 'pet' ? spelling.replace(POSSESSIVE, '') : spelling;
  // A name of signs only is still a name.
  return { type, name: normalName(bare) || spelling.trim() };
}

/** A key as one string, for maps. Types have no colon. */
export function keyText({ type, name }: NameKey): string {
  return `${type}:${name}`;
}
