/** When the same name under two types is one thing that was once taken for something else. Pure. */
import type { EntityType } from '../../glossary.ts';
import type { Rule } from './Rule.ts';

const BEINGS: ReadonlySet<EntityType> = new Set(['person', 'pet']);

/** Jordan the friend and Jordan the country are both named often, or in one entry; a slip of the reader is rare. */
export const otherType: Rule = {
  reason: 'the same name',
  fits: (one, other) =>
    one.type !== other.type &&
    one.traits.title === null &&
    other.traits.title === null &&
    one.traits.tokens.join('') === other.traits.tokens.join(''),
  holds(one, other, company) {
    if (company.isShared(one, other)) return false;
    const [few, many] = [one.count, other.count];
    const areAlike = BEINGS.has(one.type) === BEINGS.has(other.type);
    return areAlike ? few <= 2 || few * 3 <= many : few === 1 && many >= 4;
  },
};
