/** The unit of identity: a name as it is compared, with its type. Pure. */
import type { EntityType } from '../glossary.ts';
import { normalName } from '../graph/names.ts';

export interface NameKey {
  type: EntityType;
  /** as `normalName` gives it */
  name: string;
}

const POSSESSIVE = /(?<=\p{L})['’‘ʼ`´]s$/u;

/** A name without the ending that the sentence gave it: a person's "Sarah's" is Sarah; a shop may be called Nardini's. */
export function spellingOf(type: EntityType, name: string): string {
  return type === 'person' || type === 'pet' ? name.replace(POSSESSIVE, '') : name;
}

/** The key of a name as it stands in a text. */
export function nameKeyOf(type: EntityType, name: string): NameKey {
  return { type, name: normalName(spellingOf(type, name)) };
}

/** A key as one string, for maps. Types have no colon. */
export function keyText({ type, name }: NameKey): string {
  return `${type}:${name}`;
}
