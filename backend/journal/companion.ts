/** Who and what stands beside a name in the same entries, as a person or a program sees it. */
import type { EntityType, RelationPredicate } from '../glossary.ts';

/** An entity that entries name together with another. */
export interface Companion {
  id: string;
  name: string;
  type: EntityType;
  /** entries that name both */
  entries: number;
  /** local date-time of the last of them */
  last: string;
}

/** A relation as it reads from one of its ends. */
export interface NeighbourRelation {
  predicate: RelationPredicate;
  /** the verb in words, where the predicate is related_to */
  verb?: string;
  /** whether the other end comes second, as in "… lives in Lisbon"; false in "Priya lives in …" */
  outward: boolean;
}

/** A companion, with what entries say of the two; what is over counts too. */
export interface Neighbour extends Companion {
  relations: NeighbourRelation[];
}

/** How many entries mention something in a month YYYY-MM. */
export interface MonthCount {
  month: string;
  entries: number;
}
