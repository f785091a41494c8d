/** Which things a relation can stand between. Puts a relation right where the types leave no doubt, else lets it go. Pure. */
import {
  ENTITY_TYPES,
  RELATED_TO,
  type EntityType,
  type Predicate,
  type RelationPredicate,
} from '../../backend/glossary.ts';

interface Fit {
  subject: readonly EntityType[];
  object: readonly EntityType[];
}

const PERSON: readonly EntityType[] = ['person'];
/** Models take one for the other, and some are both: a museum is visited and employs. */
const PLACE_OR_ORGANIZATION: readonly EntityType[] = ['place', 'organization'];
const BETWEEN_PERSONS: Fit = { subject: PERSON, object: PERSON };
const AT: Fit = { subject: PERSON, object: PLACE_OR_ORGANIZATION };

const FITS: Record<Predicate, Fit> = {
  works_at: AT,
  lives_in: { subject: PERSON, object: ['place'] },
  partner_of: BETWEEN_PERSONS,
  parent_of: BETWEEN_PERSONS,
  child_of: BETWEEN_PERSONS,
  sibling_of: BETWEEN_PERSONS,
  friend_of: BETWEEN_PERSONS,
  colleague_of: BETWEEN_PERSONS,
  visited: AT,
  located_in: { subject: ['place', 'organization', 'event', 'other'], object: ['place'] },
  member_of: AT,
  works_on: { subject: PERSON, object: ['project', 'work', 'other'] },
  attended: { subject: PERSON, object: ['event', 'activity', 'work'] },
  // Places and companies are owned too, but 7 of 209 times in the teaching entries; models say it far more often.
  owns: { subject: ['person', 'organization'], object: ['pet', 'other'] },
  studies_at: AT,
  likes: { subject: PERSON, object: ENTITY_TYPES },
  dislikes: { subject: PERSON, object: ENTITY_TYPES },
  met_with: BETWEEN_PERSONS,
};

/** What was meant where the words do not fit: the only reading that the types allow. */
const MEANT: readonly { said: Predicate; subject: EntityType; object: EntityType; meant: Predicate }[] = [
  { said: 'visited', subject: 'person', object: 'person', meant: 'met_with' },
  { said: 'visited', subject: 'person', object: 'event', meant: 'attended' },
  { said: 'works_at', subject: 'person', object: 'project', meant: 'works_on' },
  { said: 'member_of', subject: 'person', object: 'project', meant: 'works_on' },
  { said: 'lives_in', subject: 'place', object: 'place', meant: 'located_in' },
  { said: 'lives_in', subject: 'organization', object: 'place', meant: 'located_in' },
];

export interface Fitted {
  predicate: RelationPredicate;
  /** true when the ends were given the wrong way round */
  reversed: boolean;
}

/**
 * How a relation between things of these types reads; null when it cannot be.
 * @param subject type of the end named first; the diarist is a person
 */
export function fitRelation(subject: EntityType, said: RelationPredicate, object: EntityType): Fitted | null {
  if (said === RELATED_TO || isFit(said, subject, object)) return { predicate: said, reversed: false };
  if (isFit(said, object, subject)) return { predicate: said, reversed: true };
  const mended = MEANT.find((row) => row.said === said && row.subject === subject && row.object === object);
  return mended === undefined ? null : { predicate: mended.meant, reversed: false };
}

function isFit(predicate: Predicate, subject: EntityType, object: EntityType): boolean {
  const fit = FITS[predicate];
  return fit.subject.includes(subject) && fit.object.includes(object);
}
