/** Relations as a person or a program sees them: as one episode says them, and over time. */
import type { RelationPredicate } from '../glossary.ts';

/** What one episode says. */
export interface Relation {
  subject: string;
  predicate: RelationPredicate;
  /** the verb in words, where the predicate is related_to */
  verb?: string;
  object: string;
  /** the sentence of the episode that says so */
  evidence: string;
  /** where it stands in the text, in UTF-16 units; missing where an earlier version found it */
  start?: number;
  end?: number;
  /** local date from which it holds */
  valid_at: string;
  /** how sure the reading is, 0 to 1, where that is known; over time it is kept with each evidence */
  confidence?: number;
}

export interface RelationEvidence {
  episode: string;
  /** local date-time of the episode */
  date: string;
  evidence: string;
  start?: number;
  end?: number;
  /** the run that found it */
  run: string;
  says: 'is' | 'is over';
  /** how sure the reading is, 0 to 1, where that is known */
  confidence?: number;
}

/** What all episodes say of two, for as long as it lasted, told from the entity whose detail it is where words allow. */
export interface LastingRelation extends Relation {
  /** ids of the two */
  subject_id: string;
  object_id: string;
  /** the first episode that says so, which evidence, start and end are of */
  episode: string;
  /** local date of the last episode that says so */
  last_seen: string;
  /** local date of the episode that says it is over; null while it lasts */
  invalid_at: string | null;
  /** how many episodes say that it is */
  entries: number;
  /** all that was written of it, oldest first */
  evidences: RelationEvidence[];
}
