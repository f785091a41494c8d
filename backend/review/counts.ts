/** A difference in numbers, of one entry or of many. Pure. */
import type { Difference } from './difference.ts';

export interface Count {
  added: number;
  removed: number;
  changed: number;
}

export interface DifferenceCounts {
  entities: Count;
  relations: Count;
}

const sizes = ({ added, removed, changed }: Record<keyof Count, readonly unknown[]>): Count => ({
  added: added.length,
  removed: removed.length,
  changed: changed.length,
});

/** The numbers of one difference. */
export function countDifference({ entities, relations }: Difference): DifferenceCounts {
  return { entities: sizes(entities), relations: sizes(relations) };
}

const add = (one: Count, other: Count): Count => ({
  added: one.added + other.added,
  removed: one.removed + other.removed,
  changed: one.changed + other.changed,
});

const NOTHING: Count = { added: 0, removed: 0, changed: 0 };

/** The sum of several. */
export function sumDifferences(counts: readonly DifferenceCounts[]): DifferenceCounts {
  return {
    entities: counts.map(({ entities }) => entities).reduce(add, NOTHING),
    relations: counts.map(({ relations }) => relations).reduce(add, NOTHING),
  };
}
