/** Which end of a relation comes first: as it is kept, and as it reads from one of its ends. Pure. */
import type { Predicate, RelationPredicate } from '../glossary.ts';

const SYMMETRIC: ReadonlySet<RelationPredicate> = new Set<Predicate>([
  'partner_of',
  'sibling_of',
  'friend_of',
  'colleague_of',
  'met_with',
]);

export function isSymmetric(predicate: RelationPredicate): boolean {
  return SYMMETRIC.has(predicate);
}

export interface Directed<End> {
  subject: End;
  predicate: RelationPredicate;
  object: End;
}

/**
 * The one form a relation is kept in: a child is told from its parent, and where neither end comes first by its meaning,
 * the smaller key does.
 * @param keyOf an end as text to compare
 */
export function kept<End>({ subject, predicate, object }: Directed<End>, keyOf: (end: End) => string): Directed<End> {
  if (predicate === 'child_of') return { subject: object, predicate: 'parent_of', object: subject };
  if (isSymmetric(predicate) && keyOf(object) < keyOf(subject)) return { subject: object, predicate, object: subject };
  return { subject, predicate, object };
}

/** The same relation told from one of its ends, where it has words for that; else unchanged. */
export function toldFrom<End>(relation: Directed<End>, isTeller: (end: End) => boolean): Directed<End> {
  const { subject, predicate, object } = relation;
  if (isTeller(subject) || !isTeller(object)) return relation;
  if (isSymmetric(predicate)) return { subject: object, predicate, object: subject };
  if (predicate === 'parent_of') return { subject: object, predicate: 'child_of', object: subject };
  if (predicate === 'child_of') return { subject: object, predicate: 'parent_of', object: subject };
  return relation;
}
