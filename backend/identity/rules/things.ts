/** When a place, an organization or an undertaking is called by a part of its name. Pure. */
import type { EntityType } from '../../glossary.ts';
import type { KeyUse, NameGroup } from '../NameTable.ts';
import { GATHERINGS, INSTITUTIONS, TELLING_NOTHING, VENUES } from '../words/commonWords.ts';
import type { Rule } from './Rule.ts';

interface Parts {
  short: readonly string[];
  /** what the full name has before and after the short one */
  before: readonly string[];
  after: readonly string[];
}

/** Where the short name begins or ends the full one. */
function partsOf({ traits: { tokens: short } }: NameGroup, { traits: { tokens: full } }: NameGroup): Parts[] {
  const rest = full.length - short.length;
  if (rest < 1) return [];
  const found: Parts[] = [];
  if (short.every((word, at) => word === full[at])) found.push({ short, before: [], after: full.slice(short.length) });
  if (short.every((word, at) => word === full[at + rest]))
    found.push({ short, before: full.slice(0, rest), after: [] });
  return found;
}

const all = (words: readonly string[], which: ReadonlySet<string>) => words.every((word) => which.has(word));
const tells = ({ short }: Parts) => !all(short, TELLING_NOTHING);
const YEAR = /^(19|20)\d\d$/;

const CALLED_BY: Readonly<Partial<Record<EntityType, (parts: Parts) => boolean>>> = {
  // Halyard of Halyard Systems.
  organization: (parts) => parts.before.length === 0 && tells(parts),
  // Luna of Café Luna, Royal Alexandra of the hospital; but Geneva is not Lake Geneva.
  place: ({ short, before, after }) =>
    all([...before, ...after], VENUES) || (short.length > 1 && before.length === 0 && all(after, INSTITUTIONS)),
  project: (parts) => tells(parts),
  event: (parts) => parts.before.length === 0 && parts.after.every((word) => GATHERINGS.has(word) || YEAR.test(word)),
  other: (parts) => parts.after.length === 0 && tells(parts),
};

/** A part of the name that is enough to call it by. */
export const partOfThing: Rule = {
  reason: 'part of the longer name',
  fits: (short, full) => partsOf(short, full).some((parts) => CALLED_BY[short.type]?.(parts) === true),
};

/** "MSF" for Médecins Sans Frontières. */
export const acronym: Rule = {
  reason: 'the same initials',
  fits: ({ type, traits: short, keys }, { traits: full }) =>
    (type === 'organization' || type === 'event' || type === 'project') &&
    short.tokens.length === 1 &&
    full.tokens.length > 1 &&
    (full.tokens.length > 2 || areCapitals(keys.values())) &&
    full.tokens.map(([letter]) => letter).join('') === short.tokens[0],
};

/** Two letters are a word as well, unless written as letters. */
function areCapitals(uses: Iterable<KeyUse>): boolean {
  return [...uses].every(({ spellings }) =>
    [...spellings.keys()].every((spelling) => /^(\p{Lu}\.?)+$/u.test(spelling)),
  );
}
