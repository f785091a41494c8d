/** When the same name under two types is one thing that was once taken for something else. Pure. */
import type { EntityType } from '../../glossary.ts';
import type { Rule } from './Rule.ts';

const BEINGS: ReadonlySet<EntityType> = new Set(['person', 'pet']);
/** Two of one name in one life: people are named like places and companies, and films and books like places. */
const NAMESAKES: readonly (readonly [EntityType, EntityType])[] = [
  ['person', 'place'],
  ['work', 'place'],
];
/** A reader takes a person for a thing, or a thing for a person, once in so many entries at most. */
const SELDOM = 4;

/**
 * One name is one individual under two types that readers take for each other: a person and a pet, a place and an
 * organization, any two kinds of things. Jordan the friend and Jordan the country stay two, and so do two of one entry.
 */
export const otherType: Rule = {
  reason: 'the same name',
  fits: (one, other) =>
    one.type !== other.type &&
    one.traits.title === null &&
    other.traits.title === null &&
    one.traits.tokens.join('') === other.traits.tokens.join(''),
  holds(one, other, company) {
    if (company.isShared(one, other)) return false;
    if (NAMESAKES.some((types) => types.includes(one.type) && types.includes(other.type))) return false;
    return BEINGS.has(one.type) === BEINGS.has(other.type) || one.count * SELDOM <= other.count;
  },
};
