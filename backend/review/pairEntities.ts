/** Which entity of one reading is which of another: by name, else by standing at the same place of the text. Pure. */
import { normalName } from '../graph/names.ts';
import type { FoundEntity } from '../journal/extraction.ts';

export interface EntityPair {
  before: FoundEntity;
  after: FoundEntity;
}

export interface Pairing {
  pairs: EntityPair[];
  /** those of either reading that the other does not have */
  removed: FoundEntity[];
  added: FoundEntity[];
}

type Likeness = (before: Named, after: Named) => boolean;
type Named = FoundEntity & { norm: string };

const sameType: Likeness = (before, after) => before.type === after.type;
const sameName: Likeness = (before, after) => before.norm === after.norm;
const samePlace: Likeness = (before, after) =>
  before.mentions.some((one) => after.mentions.some((other) => one.start < other.end && other.start < one.end));

/** The surest likeness first; each entity finds at most one other. */
const LIKENESSES: readonly Likeness[] = [
  (before, after) => sameName(before, after) && sameType(before, after),
  sameName,
  (before, after) => sameType(before, after) && samePlace(before, after),
  samePlace,
];

/** Pairs are in the order of the first reading. */
export function pairEntities(before: readonly FoundEntity[], after: readonly FoundEntity[]): Pairing {
  const left = new Map(before.map((entity) => [entity, { ...entity, norm: normalName(entity.name) }]));
  const right = new Map(after.map((entity) => [entity, { ...entity, norm: normalName(entity.name) }]));
  const found = new Map<FoundEntity, FoundEntity>();
  for (const isLike of LIKENESSES) {
    for (const [one, named] of left) {
      const like = [...right].find(([, candidate]) => isLike(named, candidate))?.[0];
      if (like === undefined) continue;
      found.set(one, like);
      left.delete(one);
      right.delete(like);
    }
  }
  const pairs = before.flatMap((one) => {
    const other = found.get(one);
    return other === undefined ? [] : [{ before: one, after: other }];
  });
  return { pairs, removed: [...left.keys()], added: [...right.keys()] };
}
