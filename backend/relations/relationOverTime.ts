/** What entries say of relations, and what follows from it over time. */
import type { Predicate, RelationPredicate } from '../glossary.ts';

/** One end of a relation, as the graph knows it. */
export interface RelationEndpoint {
  uid: string;
  name: string;
}

interface Said {
  /** id of the edge */
  id: string;
  episode: string;
  /** local date-time of the entry */
  date: string;
  /** the sentence that says so */
  evidence: string;
  /** where it stands in the entry, in UTF-16 units; null where that was not kept */
  start: number | null;
  end: number | null;
  run: string;
  /** how sure the reading is, 0 to 1, where that is known */
  confidence?: number;
}

/** An entry says that a relation is. */
export interface Assertion extends Said {
  subject: RelationEndpoint;
  predicate: RelationPredicate;
  verb: string | null;
  object: RelationEndpoint;
}

/** An entry says that something between two is over; or, both being the same, that all of that one's is. */
export interface SaidEnding extends Said {
  subject: string;
  object: string;
  predicates: readonly Predicate[];
}

/** A place that lies in another, as entries tell: uids. */
export interface Within {
  inner: string;
  outer: string;
}

/** A sentence that says that a relation is, or that it is over. */
export interface Evidence extends Omit<Said, 'id'> {
  says: 'is' | 'is over';
}

/** A relation for as long as it lasted, with all that was written of it. */
export interface RelationOverTime {
  subject: RelationEndpoint;
  predicate: RelationPredicate;
  verb: string | null;
  object: RelationEndpoint;
  /** local days: of the first entry that says so, of the last, and of the one that says it is over */
  valid_at: string;
  last_seen: string;
  invalid_at: string | null;
  /** how many entries say that it is */
  entries: number;
  /** oldest first; the first one says that it is */
  evidences: Evidence[];
}
